"""Two words for one thing, in Chinese and Korean: Taiwan's technical words and second spellings become those that
packs are written in.

Both have the same length, so that places in a text stay what they are.
"""

from __future__ import annotations

from designdoc.recognition.words.tokens import has_cjk
from designdoc.text.regex import regex

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
    "效能": "性能",
    "前处理": "预处理",
    "元件": "组件",
    "模组": "模块",
    "侦测": "检测",
    "搜寻": "搜索",
    "推论": "推理",
    "批次": "批量",
    "排程": "调度",
    "串流": "流式",
    "存取": "访问",
    "讯息": "消息",
    "相依": "依赖",
    "备援": "备份",
    "警示": "告警",
    "稽核": "审计",
    "法遵": "合规",
    "维运": "运维",
    "营运": "运营",
    "客诉": "投诉",
    "撷取": "提取",
    "萃取": "提取",
    "语意": "语义",
    "准确度": "准确率",
    "计画": "计划",
    "纪录": "记录",
    "管线": "管道",
    "部属": "部署",
    "介接": "集成",
    "串接": "集成",
    "载入": "加载",
    "门槛": "阈值",
    "复原": "恢复",
    "档案": "文件",
    "当机": "宕机",
    "偏误": "偏差",
    "飘移": "漂移",
    "遗漏值": "缺失值",
    "离群值": "异常值",
    "视觉化": "可视化",
    "商业": "业务",
    "分群": "聚类",
    "范本": "模板",
}
"""Words of Taiwan in simplified characters, and the mainland's."""

_KOREAN = {
    "피쳐": "피처",
    "아키텍쳐": "아키텍처",
    "데이타": "데이터",
    "컨텐츠": "콘텐츠",
    "어플리": "애플리",
}

_USUAL = _TAIWAN | _KOREAN
_UNUSUAL = regex("|".join(sorted(_USUAL, key=len, reverse=True)))


def with_usual_words(text: str) -> str:
    """A folded text in simplified characters in which each of these words is the one that packs use."""
    return text if not has_cjk(text) else _UNUSUAL.sub(lambda match: _USUAL[match.group()], text)
