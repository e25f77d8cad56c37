"""Cuts Inter down to the signs of the registration: fonts.py INTER-VARIABLE FOLDER writes inter-regular.ttf and inter-semibold.ttf."""
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Basic Latin, Latin-1 and Latin Extended-A; Romanian's comma below; the Hawaiian letters that names are written with.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x2BB, 0x2BC]
SIGNS = [ord(sign) for sign in "\u2010\u2011\u2012\u2013\u2014‘’“”†•…′€™←↑→↓−✓"]
# Unicode advises against this letter, and Inter does not have it.
ABSENT = {0x149}
WEIGHTS = {"inter-regular": 400, "inter-semibold": 600}


def cut(font):
    missing = {code for code in LETTERS + SIGNS if code not in font.getBestCmap()} - ABSENT
    if missing:
        sys.exit(f"fonts: this Inter has no {', '.join(f'U+{code:04X}' for code in sorted(missing))}")
    options = subset.Options()
    # No kerning and no ligatures: Dear ImGui has none, and the browser's text must be as wide as the canvas's.
    options.layout_features = []
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "STAT", "DSIG", "meta", "gasp", "prep", "fpgm", "cvt "]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS + SIGNS)
    cutter.subset(font)


def make_line_equal_em(font):
    """Dear ImGui's size of a font is ascent minus descent, the browser's is the em: here both are the same number."""
    line, metrics = font["hhea"], font["OS/2"]
    em = font["head"].unitsPerEm
    ascent = round(em * line.ascent / (line.ascent - line.descent))
    line.ascent, line.descent, line.lineGap = ascent, ascent - em, 0
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ascent, ascent - em, 0
    metrics.usWinAscent, metrics.usWinDescent = ascent, em - ascent


def main(source, folder):
    for name, weight in WEIGHTS.items():
        font = TTFont(source, recalcTimestamp=False)
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        font = instancer.instantiateVariableFont(font, {**axes, "wght": weight})
        cut(font)
        make_line_equal_em(font)
        path = os.path.join(folder, name + ".ttf")
        font.save(path)
        print(f"{path}: {os.path.getsize(path):,} bytes, {len(font.getBestCmap())} signs")


if __name__ == "__main__":
    main(*sys.argv[1:])
