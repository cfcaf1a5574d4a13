"""Colours as numbers: contrast (WCAG 2), CIEDE2000, and sight without one of the three cones."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Linear = tuple[float, float, float]
"""Linear sRGB, 0 to 1."""

KINDS = ("protanopia", "deuteranopia", "tritanopia")

# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), at full
# strength.
MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

# Brettel, Viénot, Mollon: Computerized simulation of color appearance for dichromats (1997). A colour in LMS goes along
# the axis of the missing cone to one of two half planes through white; each passes through one wavelength that both
# kinds of sight see alike (575 and 475 nm, for tritanopia 660 and 485). LMS is Smith and Pokorny's (1975).
XYZ_OF_RGB = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
LMS_OF_XYZ = (  # Smith and Pokorny's cone fundamentals out of Judd and Vos's XYZ
    (0.15514, 0.54312, -0.03286),
    (-0.15514, 0.45684, 0.03286),
    (0.0, 0.0, 0.00801),
)
XYZ_OF_WAVELENGTH = {  # CIE 1931, 2°
    475: (0.1421, 0.1126, 1.0419),
    485: (0.05795, 0.1693, 0.6162),
    575: (0.8425, 0.9154, 0.0018),
    660: (0.1649, 0.0610, 0.0),
}
CONES = {"protanopia": (0, 475, 575), "deuteranopia": (1, 475, 575), "tritanopia": (2, 485, 660)}


def linear(colour: str) -> Linear:
    """Return linear sRGB of #RRGGBB."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> Linear:
    """Return a matrix times a vector of three."""
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def inverse(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the inverse of a 3 × 3 matrix."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    adjugate = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    return [[value / det for value in row] for row in adjugate]


def cross(one: Sequence[float], other: Sequence[float]) -> Linear:
    """Return the cross product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def machado(rgb: Linear, kind: str) -> Linear:
    """Return what is seen of a colour, by Machado 2009 at full strength."""
    return clipped(times(MACHADO[kind], rgb))


def brettel(rgb: Linear, kind: str) -> Linear:
    """Return what is seen of a colour, by Brettel 1997."""
    to_lms = [list(times(list(zip(*XYZ_OF_RGB, strict=True)), row)) for row in LMS_OF_XYZ]
    cone, short, long = CONES[kind]
    lms, white = times(to_lms, rgb), times(to_lms, (1, 1, 1))
    # The half planes meet in the grey axis; which of them a colour goes to is told by the other two cones.
    first, second = (at for at in range(3) if at != cone)
    nearer_long = lms[second] * white[first] < lms[first] * white[second]
    normal = cross(white, times(LMS_OF_XYZ, XYZ_OF_WAVELENGTH[long if nearer_long else short]))
    seen = list(lms)
    seen[cone] = -(normal[first] * lms[first] + normal[second] * lms[second]) / normal[cone]
    return clipped(times(inverse(to_lms), seen))


def clipped(rgb: Linear) -> Linear:
    """Return the nearest colour that a screen shows."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in rgb)
    return red, green, blue


SIGHTS: dict[str, tuple[Callable[[Linear], Linear], ...]] = {"normal": (lambda rgb: rgb,)} | {
    kind: (lambda rgb, kind=kind: brettel(rgb, kind), lambda rgb, kind=kind: machado(rgb, kind)) for kind in KINDS
}
"""What is seen of a linear colour, by kind of sight; two models each where a cone is missing."""


def lab(rgb: Linear) -> Linear:
    """Return CIE L*a*b* (D65) of linear sRGB."""
    x, y, z = times(XYZ_OF_RGB, rgb)
    fx, fy, fz = (
        part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29
        for part in (x / 0.95047, y, z / 1.08883)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def ciede2000(one: Linear, other: Linear) -> float:
    """Return the CIEDE2000 distance of two L*a*b* colours (Sharma, Wu, Dalal 2005, with all weights 1)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0 for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1
    if c1 * c2 == 0:
        turn = 0.0
    elif abs(turn) > 180:
        turn -= math.copysign(360, turn)
    d_l, d_c, d_h = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(mean_h - 30))
        + 0.24 * math.cos(math.radians(2 * mean_h))
        + 0.32 * math.cos(math.radians(3 * mean_h + 6))
        - 0.20 * math.cos(math.radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    around_blue = 30 * math.exp(-(((mean_h - 275) / 25) ** 2))
    r_t = -2 * math.sqrt(mean_c**7 / (mean_c**7 + 25**7)) * math.sin(math.radians(2 * around_blue))
    return math.sqrt((d_l / s_l) ** 2 + (d_c / s_c) ** 2 + (d_h / s_h) ** 2 + r_t * (d_c / s_c) * (d_h / s_h))


def distance(one: str, other: str, kind: str = "normal") -> float:
    """Return the CIEDE2000 distance of two #RRGGBB for a kind of sight; the smaller one where there are two models."""
    first, second = linear(one), linear(other)
    return min(ciede2000(lab(see(first)), lab(see(second))) for see in SIGHTS[kind])
