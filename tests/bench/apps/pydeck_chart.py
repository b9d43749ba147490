"""Peer (d): a pydeck chart without a base map, and the year in words after it."""

import pydeck
import streamlit as st

from tests.bench.agreed import HEIGHT_PX
from tests.bench.apps.stepping import chosen_year
from tests.bench.peer_data import CENTRE, ZOOM, in_year, look

year = chosen_year()
data = in_year(year)
for member in data["features"]:
    colour = look(member["properties"])["color"]
    member["properties"]["rgb"] = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
layer = pydeck.Layer(
    "GeoJsonLayer",
    data=data,
    id="year",
    get_line_color="properties.rgb",
    get_fill_color=[136, 34, 85, 50],
    get_line_width=3,
    line_width_units="'pixels'",
    get_point_radius=5,
    point_radius_units="'pixels'",
)
view = pydeck.ViewState(latitude=CENTRE[0], longitude=CENTRE[1], zoom=ZOOM - 1)
st.pydeck_chart(
    pydeck.Deck(layers=[layer], initial_view_state=view, map_provider=None, map_style=None), height=HEIGHT_PX
)
with st.container(key="shown"):
    st.text(f"year-{year}")
