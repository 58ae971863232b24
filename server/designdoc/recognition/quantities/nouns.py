"""Nouns that design documents count, in the nine languages: spelling -> canonical singular."""

from __future__ import annotations

from functools import lru_cache

from designdoc.recognition.words.folding import stem

_SPELLINGS = {
    "user": "user|users|dau|mau|wau|people|customer|customers|subscriber|subscribers|client|clients|visitor|visitors"
    "|пользователь|пользователя|пользователей|клиент|клиента|клиентов|用户|用戶|日活|日活用户"
    "|月活|月活用户|人|名|使用者|會員|会员|会員|ユーザー|ユーザ"
    "|사용자|회원|고객|명|usuario|usuarios|usuário|usuários|utilisateur|utilisateurs|nutzer|benutzer|clientes|kunden",
    "request": "request|requests|req|reqs|call|calls|invocation|invocations"
    "|prediction|predictions|inference|inferences"
    "|запрос|запроса|запросов|вызов|вызовов|请求|請求|次请求|次|リクエスト|요청|회|solicitudes|peticiones|requisições"
    "|chamadas|requêtes|anfragen|predicciones|previsões|prédictions|предсказаний|预测",
    "query": "query|queries|search|searches|查询|クエリ|쿼리|consultas|suchanfragen",
    "event": "event|events|click|clicks|impression|impressions|view|views|message|messages|msg|msgs|upload|uploads"
    "|download|downloads|comment|comments|notification|notifications|email|emails|booking|bookings|ride|rides|login"
    "|logins|swipe|swipes|событий|события"
    "|сообщений|показов|кликов|事件|点击|曝光|消息|イベント|メッセージ|이벤트|메시지|eventos|événements"
    "|ereignisse|mensajes",
    "transaction": "transaction|transactions|txn|txns|order|orders|payment|payments|purchase|purchases|транзакций"
    "|транзакции|заказов|交易|订单|取引|注文|거래|주문|transacciones|transações|pedidos|commandes|transaktionen",
    "item": "item|items|product|products|sku|skus|listing|listings|video|videos|song|songs|track|tracks|movie|movies"
    "|post|posts|article|articles|ad|ads|image|images|photo|photos|file|files|page|pages|game|games|asset|assets"
    "|candidate|candidates|entity|entities|store|stores|merchant|merchants|товар"
    "|товара|товаров|видео|фильмов|изображений"
    "|треков|игр|商品|视频|影片|歌曲|图片|文章|游戏|個|アイテム|動画|画像|記事|店舗|枚|상품|영상|이미지|개|건|곡|件|个|部|条|张|篇"
    "|productos|artículos|produtos|itens|articles|produits|artikel|produkte|imagens|imágenes",
    "document": "document|documents|doc|docs|chunk|chunks|passage|passages|ticket"
    "|tickets|resume|resumes|resumé|cv|cvs"
    "|документ|документа|документов|резюме|文档|文件|文書|ドキュメント|문서|documentos|dokumente",
    "row": "row|rows|record|records|line|lines|строк|записей|行|笔|筆|记录|レコード|행|filas|registros"
    "|lignes|zeilen|linhas",
    "example": "example|examples|sample|samples|label|labels|instance|instances|datapoint|datapoints|observation"
    "|observations|примеров|примера|наблюдений|样本|樣本|サンプル|샘플|ejemplos|exemplos|exemples|beispiele|muestras"
    "|amostras",
    "feature": "feature|features|column|columns|признак|признака|признаков|特征|特徴量|피처|características|merkmale",
    "token": "token|tokens|токен|токена|токенов|トークン|토큰|word|words|字",
    "vector": "vector|vectors|embedding|embeddings|向量|ベクトル|벡터|вектор|векторов",
    "dimension": "dimension|dimensions|dim|dims|维|次元|차원",
    "float": "float|floats|float32|int8|fp16",
    "parameter": "parameter|parameters|param|params|параметров|参数|パラメータ|파라미터|parámetros|parâmetros",
    "class": "class|classes|category|categories|классов|категорий|类|类别|クラス|클래스|clases|categorías|categorias",
    "node": "node|nodes|server|servers|machine|machines|instance|instances|replica"
    "|replicas|pod|pods|host|hosts|worker"
    "|workers|gpu|gpus|cpu|cpus|core|cores|vcpu|vcpus|shard|shards|сервер|сервера"
    "|серверов|узлов|台|服务器|核|サーバー"
    "|서버|대|servidores|serveurs|knoten",
    "error": "error|errors|failure|failures|incident|incidents|ошибок|ошибки|错误|エラー"
    "|오류|errores|erros|erreurs|fehler",
    "session": "session|sessions|conversation|conversations"
    "|visit|visits|trip|trips|сессий|поездок|会话|セッション|세션|sesiones|sessões",
    "person": "engineer|engineers|developer|developers|annotator|annotators|reviewer"
    "|reviewers|fte|ftes|seller|sellers"
    "|driver|drivers|employee|employees|инженера|разработчика|экспертов|工程师|entwickler|ingenieros",
    "iteration": "epoch|epochs|iteration|iterations|step|steps|fold|folds|round"
    "|rounds|time|times|раз|轮|回|번|veces|vezes|fois|mal",
    "point": "point|points|star|stars|балл|балла|баллов|分数",
    "operation": "operation|operations|op|ops|job|jobs|task|tasks|read|reads|write|writes|lookup|lookups|операций|操作",
    "round-trip": "roundtrip|roundtrips|hop|hops",
    "pixel": "pixel|pixels|px",
    "frame": "frame|frames|кадров|帧|フレーム|프레임",
    "release": "deployment|deployments|release|releases",
    "model": "experiment|experiments|model|models|моделей|模型|モデル|모델",
    "group": "team|teams|service|services|region|regions|country|countries|city"
    "|cities|language|languages|market|markets"
    "|tenant|tenants|household|households|account|accounts|device|devices|sensor"
    "|sensors|команд|сервисов|стран|городов",
}

NOUNS: dict[str, str] = {
    spelling: canonical for canonical, spellings in _SPELLINGS.items() for spelling in spellings.split("|")
}
"""Canonical noun of each spelling, in lower case."""


@lru_cache(maxsize=1)
def _declined() -> dict[str, str]:
    """The same by stem, of those that have many forms: a table of all cases would be six times as long."""
    return {stem(spelling): canonical for spelling, canonical in NOUNS.items() if "\u0400" <= spelling < "\u0500"}


def canonical_noun(word: str) -> str:
    """The canonical noun that a word in lower case spells, in whatever case it stands; empty where it is none."""
    if word in NOUNS or not "\u0400" <= word < "\u0500":
        return NOUNS.get(word, "")
    own = stem(word)
    return _declined().get(own, "") if own != word else ""


_GLUE_WORDS = """
    and or of to in for on with at by from the a an per is are was were be as than that which und oder y o e et
    ou и или на в за по из с от до для de la le du des das der die
"""
GLUE = frozenset(_GLUE_WORDS.split())
"""Words that end a counted phrase: a noun after them is not what the number counts."""
