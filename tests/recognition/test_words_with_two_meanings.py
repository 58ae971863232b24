"""Words that speak for a section in one sentence and for nothing in the next, most of them in unspaced scripts."""

from __future__ import annotations

import pytest
from recognised import recognise


@pytest.mark.parametrize(
    ("section", "says", "says_nothing"),
    [
        ("data-pipeline", "매일 밤 배치 작업으로 예약을 모은다.", "버튼의 배치를 화면 오른쪽으로 옮긴다."),
        ("milestones", "2주차까지 화면을 만들고 3주차에 시험한다.", "일정 수준 이상이면 주차장 안내를 보여 준다."),
        ("fairness-and-slices", "특정 집단에 불리하지 않은지 확인한다.", "경쟁사와의 차별화가 중요하다."),
        ("fairness-and-slices", "不当な差別につながらないかを調べる。", "他社との差別化を図る。"),
        ("fairness-and-slices", "依性別與年齡分別比較召回率。", "畫面上可以輸入性別與生日。"),
        ("labels", "由兩位專員完成資料標註。", "文章可以加上標籤方便查找。"),
        ("labels", "来館したら1、来なければ0をラベルとする。", "ターゲットは週末に訪れる家族である。"),
        ("data-splits", "学習データとテストデータは月で分ける。", "画面を三つに分割して表示する。"),
        (
            "constraints-and-assumptions",
            "예산이 한정되어 서버를 늘릴 수 없다는 제약이 있다.",
            "하지만 화면을 새로 만들었다.",
        ),
        ("online-metrics", "リリース後はクリック率を追う。", "売上データを毎朝取り込む。"),
        ("online-metrics", "上線後追蹤點擊率。", "使用者可以對照片點讚。"),
        ("monitoring-and-alerting", "예측 분포를 모니터링한다.", "사용자의 클릭을 추적한다."),
        ("scale-estimation", "数据量约 20 万条。", "视数据量与效果再评估。"),
        ("privacy-and-compliance", "個人資料一律加密。", "以型別安全的語言撰寫。"),
        ("experiment-design", "二週間の差を検定し、有意差を確かめる。", "客にとって有意義な案内にする。"),
        ("experiment-design", "사용자를 두 그룹으로 나누어 비교한다.", "유의사항을 화면 아래에 적는다."),
        ("retraining", "모델을 매달 새로 학습한다.", "공지는 매일 갱신한다."),
        ("retraining", "每週重訓一次。", "首頁的清單每日更新。"),
        ("feature-engineering", "체류 시간에서 파생 변수를 만든다.", "이 화면의 특징은 단순함이다."),
        ("scale-estimation", "하루 약 20만 건의 요청이 들어온다.", "목록에는 10건씩 보여 준다."),
        ("scale-estimation", "每日約 20 萬筆請求。", "每頁顯示十筆。"),
        ("cost-estimate", "서버 1대의 요금은 월 120만 원이다.", "불필요한 낭비를 줄인다."),
        ("success-metrics", "待ち時間が半分になれば成功とみなす。", "保存に成功した旨を表示する。"),
        ("data-splits", "資料依 8:2 的比例切分。", "執行環境升級到 8.2 版。"),
        ("data-splits", "年代で層化抽出する。", "画面の部品を階層化する。"),
        ("fairness-and-slices", "모든 손님에게 공정하게 작동하는지 본다.", "제조 공정의 온도를 적는다."),
        ("reliability-and-fallbacks", "답이 없으면 대체 응답을 보낸다.", "화면은 대체로 단순하다."),
        ("reliability-and-fallbacks", "応答がなければ代替手段に切り替える。", "代替案を三つ比べた。"),
        ("security-and-abuse", "사용자 인증을 거쳐야 한다.", "품질 인증서를 벽에 건다."),
        ("cost-estimate", "每月預算為 30 萬元。", "參數預算留給最後一層。"),
        ("fairness-and-slices", "上線前做公平性評估。", "在相同條件下公平比較各版本。"),
        ("offline-evaluation", "測試集上的準確率與召回率每週計算。", "回答需要高準確度與專業性。"),
        ("offline-evaluation", "테스트 세트의 정확도와 재현율을 잰다.", "이 방식은 정확도가 높다."),
        ("online-metrics", "上線後每天追蹤點擊率。", "協助企業提升留存率。"),
        ("online-metrics", "출시 후 클릭률을 매일 추적한다.", "고객 이탈률을 예측하는 시스템이다."),
        ("alternatives-considered", "Redis 대신 DynamoDB를 쓰는 대안도 있었다.", "식별자이므로 학습에서 제외했다."),
        ("experiment-design", "按用户分流做对照实验，实验分流各半。", "网关按路径分流请求。"),
        ("fairness-and-slices", "性別によるバイアスの検証を行う。", "コースバイアスを考慮する。"),
        ("fairness-and-slices", "避免不公平对待老年用户。", "量纲不同的分数直接比较不公平。"),
        ("reliability-and-fallbacks", "サーバーを冗長化する。", "冗長な列を削除する。"),
        ("reliability-and-fallbacks", "모델에 장애가 발생하면 기본 목록을 보낸다.", "네트워크 장애를 찾는 시스템이다."),
        ("reliability-and-fallbacks", "응답이 없으면 대체 모델을 쓴다.", "결측치는 평균으로 대체한다."),
        ("loss-function", "손실 함수는 교차 엔트로피다.", "패킷 손실로 오탐이 생긴다."),
        ("data-splits", "留出集占两成。", "为其他模块留出预算。"),
        ("monitoring-and-alerting", "建设可观测性平台。", "提供了可观测的改进空间。"),
        ("privacy-and-compliance", "이름은 마스킹 처리한다.", "시퀀스의 마스킹된 항목을 맞힌다."),
        ("scale-estimation", "样本量约 12,000 篇。", "点击率持续提升 5%/季度。"),
        ("training-pipeline", "用 PyTorch 训练三轮。", "线上推断用 GPU 加速。"),
        ("cost-estimate", "총 예산은 월 300만 원이다.", "예산을 예측하는 화면이다."),
        ("non-functional-requirements", "p95 지연 시간은 200 ms다.", "지연 시간을 예측하는 모델이다."),
        ("constraints-and-assumptions", "本机构受限于单台服务器。", "表的字段有唯一约束。"),
        ("retraining", "定期更新模型，每周一次。", "优化器更新模型参数。"),
        ("deployment-and-rollout", "先灰度，再全量上线。", "增量结果与全量计算一致。"),
    ],
)
def test_a_word_counts_only_where_it_means_the_section(section: str, says: str, says_nothing: str) -> None:
    assert state(section, says) != "missing"
    assert state(section, says_nothing) == "missing"


@pytest.mark.parametrize(
    ("section", "says", "says_nothing"),
    [
        ("online-metrics", "После запуска следим за конверсией.", "Дефицит товара ведёт к потере выручки."),
        ("alternatives-considered", "Рассмотрены варианты с правилами.", "Запуск подробно рассмотрен в инструкции."),
        ("experiment-design", "Проверяем статистическую значимость.", "Практическая значимость работы высока."),
        ("cost-estimate", "Стоимость инфраструктуры около 90 тысяч в месяц.", "Сервис узнаёт стоимость ноутбука."),
    ],
)
def test_a_russian_word_counts_only_where_it_means_the_section(section: str, says: str, says_nothing: str) -> None:
    assert state(section, says, heading="Прочее") != "missing"
    assert state(section, says_nothing, heading="Прочее") == "missing"


def test_the_title_says_what_a_document_is_about_and_not_what_it_covers() -> None:
    titled = recognise("# 예산 예측 시스템 설계\n\n## 기타\n\n내용은 아직 비어 있다.\n")
    assert titled.sections["cost-estimate"].state.value == "missing"


def test_what_is_trained_again_and_what_is_trained_too_much_are_one_word_in_russian() -> None:
    assert state("retraining", "Модель переобучаем каждый понедельник.", heading="Прочее") != "missing"
    assert state("retraining", "Регуляризация снижает переобучение.", heading="Прочее") == "missing"


def test_a_wish_for_accuracy_is_no_metric_in_russian() -> None:
    says, says_nothing = "Полнота и точность на отложенной выборке.", "Важна точность перевода терминов."
    assert state("offline-evaluation", says, heading="Прочее") != "missing"
    assert state("offline-evaluation", says_nothing, heading="Прочее") == "missing"


@pytest.mark.parametrize(
    ("heading", "says", "says_nothing"),
    [
        ("Notas", "A precisão do modelo no teste é 0,81.", "É preciso balancear a precisão e a latência."),
        ("Notizen", "Die Genauigkeit lag bei 92 %.", "Die Adresse wird mit Genauigkeit erfasst."),
    ],
)
def test_to_be_exact_is_no_metric(heading: str, says: str, says_nothing: str) -> None:
    assert state("offline-evaluation", says, heading) != "missing"
    assert state("offline-evaluation", says_nothing, heading) == "missing"


def test_governance_is_of_personal_data_or_of_meetings() -> None:
    data = "## Gobernanza\n\nAuditoría de accesos y consentimiento de los clientes.\n"
    meetings = "## Gobernanza y coordinación\n\nReunión diaria del equipo y revisión cada dos semanas.\n"
    assert recognise(f"# Plan\n\n{data}").headings[1].sections == ("privacy-and-compliance",)
    assert recognise(f"# Plan\n\n{meetings}").headings[1].sections == ()


def state(section: str, sentence: str, heading: str = "補足") -> str:
    """What is found of a section in a document of one sentence."""
    return str(recognise(f"# {heading}\n\n## {heading}\n\n{sentence}\n").sections[section].state.value)


def test_in_the_is_no_negation_in_portuguese() -> None:
    says, denies = "Se houver queda no ano, ajustamos o monitoramento.", "O projeto segue sem monitoramento."
    assert state("monitoring-and-alerting", f"A equipe é dos que cuidam da casa. {says}", "Notas") != "missing"
    assert state("monitoring-and-alerting", f"A equipe é dos que cuidam da casa. {denies}", "Notas") == "missing"
