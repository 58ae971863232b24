"""Chinese in two scripts: traditional characters and Taiwan's words become those that packs are written in.

Both maps keep the length of a text. Japanese shares some of the characters; as texts and terms are folded alike, that
changes no comparison.
"""

from __future__ import annotations

from designdoc.text.regex import regex

_SIMPLIFIED = (
    "专业丝个为义习买产仅仓们会伦储关内册写决况击则别办务动势医协单历历压参双发发变号启响围图场块处备够学实审宽对层属师带帮库应开归"
    "当录忆总战户执扩护报择损换摄数断无旧时显暂术权条来标栏样档检没测浏滚滤滥潜灾点热状独献环现画疗监盘码础稳签签简类红约级纳线练组"
    "细绍经结给络统维绿缓编缩职联胁脱节营蓝补见观规视览觉计订认讨训议记论设证评识诈诉诊词试话详语误说请调负责败质购贷费资赖踪转轮载"
    "较辑输边迁过运这迟选逻释鉴链错键长门闭问间队阵阶陈险随隐页项须预颈频题风飞馈馏驱验"
    "后里里台云准制周采占回布余于与征志注范冲尽划并并据系复复愿众优传价仪亿从体减几创删华卖却厂厅县吗员园国团坏声头奖妇宁导将尝岁币"
    "异弃张弹强彻径忧态惯戏挡挥敌晓机杂极构桥楼欢欧残毕气汇汉沟济润涨渐温湿烧爱电盖确碍离种积称穷窃竞笔筛粮紧绝继续绩绪综网罗罚胜脑"
    "脸艺荐药虑虚虽袭装触许访译该询谁谈谱财账货贴贵贸赏赛赠赢趋跃车轨软轻辅辆达违连进远适递遗邮钟钱铁银销锁锐镜闪阅阈际难静顶顺顾额"
    "饭馆马驾龄滞担拟拥拦抢扫齐轴纵横"
)
_TRADITIONAL = (
    "專業絲個為義習買產僅倉們會倫儲關內冊寫決況擊則別辦務動勢醫協單歷曆壓參雙發髮變號啟響圍圖場塊處備夠學實審寬對層屬師帶幫庫應開歸"
    "當錄憶總戰戶執擴護報擇損換攝數斷無舊時顯暫術權條來標欄樣檔檢沒測瀏滾濾濫潛災點熱狀獨獻環現畫療監盤碼礎穩簽籤簡類紅約級納線練組"
    "細紹經結給絡統維綠緩編縮職聯脅脫節營藍補見觀規視覽覺計訂認討訓議記論設證評識詐訴診詞試話詳語誤說請調負責敗質購貸費資賴蹤轉輪載"
    "較輯輸邊遷過運這遲選邏釋鑑鏈錯鍵長門閉問間隊陣階陳險隨隱頁項須預頸頻題風飛饋餾驅驗"
    "後裡裏臺雲準製週採佔迴佈餘於與徵誌註範衝盡劃並併據係復複願眾優傳價儀億從體減幾創刪華賣卻廠廳縣嗎員園國團壞聲頭獎婦寧導將嘗歲幣"
    "異棄張彈強徹徑憂態慣戲擋揮敵曉機雜極構橋樓歡歐殘畢氣匯漢溝濟潤漲漸溫濕燒愛電蓋確礙離種積稱窮竊競筆篩糧緊絕繼續績緒綜網羅罰勝腦"
    "臉藝薦藥慮虛雖襲裝觸許訪譯該詢誰談譜財帳貨貼貴貿賞賽贈贏趨躍車軌軟輕輔輛達違連進遠適遞遺郵鐘錢鐵銀銷鎖銳鏡閃閱閾際難靜頂順顧額"
    "飯館馬駕齡滯擔擬擁攔搶掃齊軸縱橫"
)
TO_SIMPLIFIED = {ord(t): ord(s) for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if t != s}
"""A traditional character's simplified form, as code points."""

_TAIWAN = {
    "资料": "数据",
    "资讯": "信息",
    "品质": "质量",
    "即时": "实时",
    "网路": "网络",
    "专案": "项目",
    "介面": "接口",
    "快取": "缓存",
    "软体": "软件",
    "硬体": "硬件",
    "回馈": "反馈",
    "情境": "场景",
    "程式": "程序",
    "影片": "视频",
    "支援": "支持",
    "预设": "默认",
    "布署": "部署",
    "伫列": "队列",
    "丛集": "集群",
    "警报": "报警",
    "扩充": "扩展",
    "伺服器": "服务器",
    "机率": "概率",
    "点阅率": "点击率",
    "转换率": "转化率",
    "函式": "函数",
    "变数": "变量",
    "储存": "存储",
    "实作": "实现",
    "时程": "排期",
}
_TAIWAN_WORD = regex("|".join(sorted(_TAIWAN, key=len, reverse=True)))


def with_mainland_words(text: str) -> str:
    """A text in simplified characters with Taiwan's technical words replaced by mainland ones of the same length."""
    return _TAIWAN_WORD.sub(lambda match: _TAIWAN[match.group()], text)
