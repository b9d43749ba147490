"""Peer (a): a folium map that is built anew for each year."""

from streamlit_folium import st_folium

from tests.bench.agreed import HEIGHT_PX
from tests.bench.apps.stepping import chosen_year
from tests.bench.peer_component import PREFIX
from tests.bench.peer_map import empty_map, year_layer

whole = empty_map(PREFIX)
year_layer(chosen_year()).add_to(whole)
st_folium(whole, key="map", height=HEIGHT_PX, use_container_width=True, returned_objects=[])
