"""The shipped conflict zones: shapes, areas, and which towns lie in them."""

import json
from itertools import combinations
from pathlib import Path

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

ZONES_FILE = Path(__file__).parents[1] / "geodata" / "conflict_zones.geojson"
FEATURES = {f["id"]: f for f in json.loads(ZONES_FILE.read_text(encoding="utf-8"))["features"]}
ZONES: dict[str, BaseGeometry] = {i: shape(f["geometry"]) for i, f in FEATURES.items()}
DISTRICTS = [i for i in ZONES if i.endswith("-district")]
REMAINDER = ZONES["nagorno-karabakh-2020-2023"]
PAIRS = list(combinations([*DISTRICTS, "nagorno-karabakh-1994-2020"], 2))
SLIVER_KM2 = 1.0

# Published areas, km2. Kalbajar: 1,936 is the Soviet-era district outside the oblast (3,054 is today's, which
# took over the west of the oblast). Aghdam, Fuzuli: the parts held, 77 % of 1,094 and 33 % of 1,386.
# Remainder: estimates run from 2,800 to 3,170. All held before 2020: 11,500 to 11,700.
AREAS = {
    "lachin-district": 1835,
    "kalbajar-district": 1936,
    "aghdam-district": 842,
    "fuzuli-district": 462,
    "jabrayil-district": 1050,
    "qubadli-district": 802,
    "zangilan-district": 707,
    "nagorno-karabakh-1994-2020": 4061,
    "nagorno-karabakh-2020-2023": 2900,
    "karabakh-war-2020": 11600,
    "former-nkao": 4388,
}
INSIDE_REMAINDER = {
    "Khankendi": (46.7515, 39.8177),
    "Khojaly": (46.792, 39.914),
    "Askeran": (46.832, 39.939),
    "Martuni / Khojavend": (47.113, 39.795),
    "Martakert / Aghdara": (46.806, 40.211),
    "Chartar": (47.034, 39.742),
    "Karmir Shuka": (46.952, 39.68),
    "Charektar": (46.3444, 40.1456),
    "Lisagor": (46.643, 39.688),
}
OUTSIDE_REMAINDER = {
    "Shusha": (46.75, 39.76),
    "Hadrut": (47.032, 39.52),
    "Sugovushan": (46.77, 40.307),
    "Talish": (46.763, 40.383),
    "Fuzuli": (47.145, 39.6),
    "Aghdam": (46.93, 39.991),
    "Avetaranots": (46.8306, 39.703),
    "Dadivank": (46.288, 40.161),
}
SEATS = {
    "lachin-district": (46.548, 39.638),
    "kalbajar-district": (46.0383, 40.1067),
    "aghdam-district": (46.93, 39.991),
    "fuzuli-district": (47.145, 39.6),
    "jabrayil-district": (47.028, 39.4),
    "qubadli-district": (46.58, 39.344),
    "zangilan-district": (46.66, 39.085),
}
ACROSS_THE_BORDER = {
    "Goris": (46.342, 39.511),
    "Kapan": (46.407, 39.208),
    "Meghri": (46.243, 38.901),
    "Vardenis": (45.73, 40.183),
    "Aslanduz": (47.41, 39.44),
}


def km2(geometry: BaseGeometry) -> float:
    """Return the geodesic area; a closed line counts as the area within it."""
    closed = Polygon(geometry) if geometry.geom_type == "LineString" else geometry
    return abs(Geod(ellps="WGS84").geometry_area_perimeter(closed)[0]) / 1e6


@pytest.mark.parametrize("ident", ZONES)
def test_geometry_is_valid_and_follows_rfc_7946(ident: str) -> None:
    """Rings are valid and counter-clockwise, with at most five decimals."""
    zone = ZONES[ident]
    assert zone.is_valid
    assert not zone.is_empty
    for part in shapely.get_parts(zone):
        if part.geom_type == "Polygon":
            assert part.exterior.is_ccw
            assert not part.interiors
    for number in shapely.get_coordinates(zone).ravel():
        assert number == pytest.approx(round(number, 5), abs=1e-9)


@pytest.mark.parametrize(("ident", "published"), AREAS.items())
def test_area_is_within_a_tenth_of_the_published_figure(ident: str, published: float) -> None:
    """Areas agree with published figures."""
    assert km2(ZONES[ident]) == pytest.approx(published, rel=0.1)


@pytest.mark.parametrize("town", INSIDE_REMAINDER)
def test_town_lies_inside_the_remainder(town: str) -> None:
    """Towns outside Azerbaijani control until 2023 are in the remainder and the peacekeeping area."""
    spot = Point(INSIDE_REMAINDER[town])
    assert REMAINDER.contains(spot)
    assert ZONES["peacekeeping-area"].contains(spot)


@pytest.mark.parametrize("town", OUTSIDE_REMAINDER)
def test_town_lies_outside_the_remainder(town: str) -> None:
    """Towns under Azerbaijani control from 2020 are outside."""
    assert not REMAINDER.contains(Point(OUTSIDE_REMAINDER[town]))


@pytest.mark.parametrize("ident", SEATS)
def test_district_contains_its_seat(ident: str) -> None:
    """Every district contains its own seat, and no other does."""
    assert [i for i in DISTRICTS if ZONES[i].contains(Point(SEATS[ident]))] == [ident]


def test_seven_districts() -> None:
    """There are seven districts."""
    assert len(DISTRICTS) == 7


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_districts_and_oblast_do_not_overlap(one: str, other: str) -> None:
    """Neighbours share edges, not area."""
    assert km2(ZONES[one].intersection(ZONES[other])) < SLIVER_KM2


def test_districts_and_oblast_fill_the_line_of_contact() -> None:
    """The parts leave no gap in the whole."""
    parts = shapely.union_all([ZONES[i] for i in [*DISTRICTS, "nagorno-karabakh-1994-2020"]])
    assert km2(parts.symmetric_difference(ZONES["karabakh-war-2020"])) < SLIVER_KM2


def test_remainder_is_part_of_the_oblast() -> None:
    """The remainder of 2020 lies in the former oblast; what changed hands in 2023 is the same area."""
    assert km2(REMAINDER.difference(Polygon(ZONES["former-nkao"]))) < SLIVER_KM2
    assert REMAINDER.equals(ZONES["karabakh-after-2023"])


@pytest.mark.parametrize("ident", ["lachin-corridor-2020-2022", "lachin-corridor-2022-2023"])
def test_corridor_is_a_band_that_leaves_shusha_out(ident: str) -> None:
    """The corridor is about 5 km by 30-50 km, joins the remainder and leaves Shusha out."""
    corridor = ZONES[ident]
    assert 100 < km2(corridor) < 280
    assert corridor.intersects(REMAINDER)
    assert not corridor.contains(Point(OUTSIDE_REMAINDER["Shusha"]))


@pytest.mark.parametrize("town", ACROSS_THE_BORDER)
def test_no_zone_reaches_across_the_state_border(town: str) -> None:
    """Nothing is drawn on Armenian or Iranian towns."""
    assert not [i for i, zone in ZONES.items() if zone.contains(Point(ACROSS_THE_BORDER[town]))]


def test_only_expected_properties() -> None:
    """Features carry identity and provenance only."""
    expected = {"name", "kind", "layer", "geometry_precision_km", "geometry_source"}
    assert all(set(f["properties"]) == expected for f in FEATURES.values())
    assert {f["properties"]["kind"] for f in FEATURES.values()} == {
        "war",
        "control",
        "peacekeeping",
        "access",
        "reference",
    }
