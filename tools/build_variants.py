"""Writes resources/names/variants.tsv: kanji that people write either way in a name, each with the one to compare by.

    python tools/build_variants.py FOLDER     # Unihan_OtherMappings.txt of the Unicode Character Database

Two sources: kJinmeiyoKanji and kJoyoKanji of Unihan tell of which sign of the 常用漢字表・人名用漢字 one is a variant
(戸籍法施行規則 別表第二 names them in pairs); PAIRS below are ours: the other 康熙字典体 that the 常用漢字表 shows in
brackets, and forms that stand in family names (MJ文字 among them). What NFKC joins already is left out.
"""

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "resources" / "names" / "variants.tsv"
PAIRS = """
    髙高 﨑崎 嵜崎 邊辺 邉辺 齋斉 齊斉 斎斉 亝斉 濱浜 濵浜 澤沢 𠮷吉 栁柳 桺柳 桒桑 𣘺橋 槗橋 舘館 渕淵 渊淵 嶌島
    嶹島 寳宝 寶宝 學学 斈学 實実 當当 對対 關関 閒間 發発 舊旧 變変 體体 觀観 權権 歡歓 勸勧 觸触 譯訳 釋釈 驛駅
    擇択 兩両 滿満 參参 蠶蚕 繪絵 會会 經経 輕軽 徑径 莖茎 缺欠 獻献 號号 濟済 劑剤 絲糸 齒歯 辭辞 寫写 舍舎 獨独
    處処 繩縄 壤壌 釀醸 囑嘱 圖図 隨随 髓髄 樞枢 數数 聲声 竊窃 淺浅 潛潜 踐践 錢銭 雙双 插挿 總総 聰聡 騷騒 屬属
    續続 墮堕 臺台 擔担 膽胆 斷断 癡痴 遲遅 蟲虫 敕勅 遞逓 鐵鉄 銕鉄 鉃鉄 點点 黨党 讀読 屆届 貳弐 惱悩 腦脳 霸覇
    廢廃 麥麦 蠻蛮 甁瓶 竝並 辨弁 瓣弁 辯弁 舖舗 豐豊 沒没 槇槙 豫予 餘余 譽誉 亂乱 畧略 獵猟 勵励 隸隷 靈霊 齡齢
    戀恋 爐炉 勞労 樓楼 灣湾 壓圧 圍囲 壹壱 醫医 營営 衞衛 鹽塩 艷艶 毆殴 歐欧 假仮 畫画 擴拡 殼殻 覺覚 嶽岳 歸帰
    龜亀 犧犠 旣既 據拠 擧挙 挾挟 鄕郷 驅駆 區区 羣群 溪渓 繼継 螢蛍 雞鶏 劒剣 鑛鉱 册冊 棧桟 贊賛 殘残 囘回 圀国
    囯国 秌秋 彥彦 淸清 靑青 眀明 曻昇 夘卯 桝枡 篭籠 㐂喜 濶闊 舩船 邨村 冝宜 嵓岩 巖巌 丗世 卋世 廏厩 廐厩 濤涛
    礪砺 蠣蛎 籔薮 藪薮 鷗鴎 鹼鹸 緜綿 糺糾 吴呉 呑吞 凬風 峩峨 喆哲 埀垂 姫姬 峽峡 德徳 恒恆 敎教 晉晋 昻昂 柗松
    枩松 栢柏 榮栄 毘毗 溫温 熈熙 凞熙 煕熙 燿耀 璢瑠 甞嘗 稻稲 穐秋 龝秋 穎頴 篠筱 綠緑 縣県 緖緒 耻恥 兎兔 荘莊
    萠萌 蔣蒋 蘓蘇 蘂蕊 迪廸 迯逃 逹達 遙遥 鴈雁 檜桧 賴頼 莱萊 鑛砿 廣広 鎭鎮
"""
HEAD = """\
# Kanji that people write either way in a name, and the sign both are compared by. Stored names are never changed.
# Made by tools/build_variants.py. unihan: from Unicode's Unihan database (kJinmeiyoKanji, kJoyoKanji), changed in form;
# Copyright (c) 1991-2022 Unicode, Inc., Unicode License, see NOTICE. ours: this project's own list, GPL-3.0-or-later.
"""


def main(folder: Path) -> None:
    """Writes the table."""
    pairs = [(one, other, "unihan") for one, other in _unihan(folder / "Unihan_OtherMappings.txt")]
    pairs += [(pair[0], pair[1], "ours") for pair in PAIRS.split()]
    known = [(_nfkc(one), _nfkc(other), source) for one, other, source in pairs]
    plain = _plain(folder / "Unihan_OtherMappings.txt")
    lines = [f"{one}\t{base}\t{source}\n" for one, base, source in sorted(_based(known, plain))]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


def _unihan(path: Path) -> list[tuple[str, str]]:
    found = []
    for code, name, value in _rows(path):
        target = value.rpartition("U+")[2]
        if name in ("kJinmeiyoKanji", "kJoyoKanji") and "U+" in value:
            found.append((_sign(code), _sign(target)))
    return found


def _plain(path: Path) -> dict[str, int]:
    """How usual a sign is: 2 for one of the 常用漢字表, 1 for another that a name may have."""
    rank = {"kJoyoKanji": 2, "kJinmeiyoKanji": 1}
    found: dict[str, int] = defaultdict(int)
    for code, name, value in _rows(path):
        if name in rank and "U+" not in value:
            found[_sign(code)] = max(found[_sign(code)], rank[name])
    return found


def _based(pairs: list[tuple[str, str, str]], plain: dict[str, int]) -> list[tuple[str, str, str]]:
    """Signs that belong together get the most usual one of them; with two alike, what the pairs lead to."""
    leads = {one: other for one, other, _ in pairs if one != other}
    sources = {sign: source for one, other, source in reversed(pairs) if one != other for sign in (one, other)}
    groups = _groups(leads)
    made = []
    for group in groups:
        ends = {each for each in group if leads.get(each) not in group}
        base = max(sorted(group), key=lambda each: (each in ends, plain.get(each, 0)))
        made += [(each, base, sources[each]) for each in group if each != base]
    return made


def _groups(leads: dict[str, str]) -> list[set[str]]:
    groups: list[set[str]] = []
    for pair in leads.items():
        met = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in met] + [set(pair).union(*met)]
    return groups


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.startswith("U+")]


def _sign(code: str) -> str:
    return chr(int(code.removeprefix("U+"), 16))


def _nfkc(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
