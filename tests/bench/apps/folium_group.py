"""Peer (b): a folium map that stays, with a group of features that is exchanged for each year."""

import folium
from streamlit_folium import st_folium

from tests.bench.agreed import HEIGHT_PX
from tests.bench.apps.stepping import chosen_year
from tests.bench.peer_component import PREFIX
from tests.bench.peer_map import empty_map, year_layer

group = folium.FeatureGroup(name="year")
year_layer(chosen_year()).add_to(group)
st_folium(
    empty_map(PREFIX),
    key="map",
    height=HEIGHT_PX,
    use_container_width=True,
    returned_objects=[],
    feature_group_to_add=group,
)
