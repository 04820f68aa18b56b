/**
 * The countries of ISO 3166-1, one a line: alpha-3 code, alpha-2 code, whether an address needs a postal
 * code (`z`) and a state (`s`), then its English names, the usual one first. Codes and names are those of
 * ISO 3166-1 and CLDR, and what people write besides; what is needed is what Google's libaddressinput
 * requires, but for the state where the city says it (Hong Kong, the Emirates).
 */
export const COUNTRY_TABLE = `
ABW AW -- Aruba
AFG AF -- Afghanistan
AGO AO -- Angola
AIA AI -- Anguilla
ALA AX z- Åland Islands|Åland
ALB AL -- Albania
AND AD -- Andorra
ARE AE -- United Arab Emirates|UAE|Emirates
ARG AR -- Argentina|Argentine Republic
ARM AM -- Armenia
ASM AS zs American Samoa
ATA AQ -- Antarctica
ATF TF -- French Southern Territories
ATG AG -- Antigua & Barbuda|Antigua
AUS AU zs Australia
AUT AT z- Austria
AZE AZ -- Azerbaijan
BDI BI -- Burundi
BEL BE z- Belgium
BEN BJ -- Benin
BES BQ -- Caribbean Netherlands|Bonaire, Sint Eustatius and Saba|Bonaire
BFA BF -- Burkina Faso
BGD BD -- Bangladesh
BGR BG -- Bulgaria
BHR BH -- Bahrain
BHS BS -- Bahamas
BIH BA -- Bosnia & Herzegovina|Bosnia|Bosnia-Herzegovina
BLM BL z- St. Barthélemy|St Barts|Saint Barths
BLR BY -- Belarus
BLZ BZ -- Belize
BMU BM -- Bermuda
BOL BO -- Bolivia
BRA BR zs Brazil
BRB BB -- Barbados
BRN BN -- Brunei|Brunei Darussalam
BTN BT -- Bhutan
BVT BV -- Bouvet Island
BWA BW -- Botswana
CAF CF -- Central African Republic
CAN CA zs Canada
CCK CC -- Cocos (Keeling) Islands|Cocos Islands|Keeling Islands
CHE CH z- Switzerland|Swiss Confederation
CHL CL -- Chile
CHN CN zs China|People's Republic of China|PRC|Mainland China
CIV CI -- Côte d'Ivoire|Ivory Coast|Cote d Ivoire
CMR CM -- Cameroon
COD CD -- Congo - Kinshasa|Democratic Republic of the Congo|DR Congo|DRC|Congo (Democratic Republic of the)|Zaire|Congo, Dem. Rep.|Dem. Rep. Congo|Congo (Kinshasa)
COG CG -- Congo - Brazzaville|Congo|Congo, Rep.
COK CK -- Cook Islands
COL CO -s Colombia
COM KM -- Comoros
CPV CV -- Cape Verde|Cabo Verde
CRI CR -s Costa Rica
CUB CU -- Cuba
CUW CW -- Curaçao
CXR CX -- Christmas Island
CYM KY -- Cayman Islands
CYP CY -- Cyprus
CZE CZ z- Czechia|Czech Republic
DEU DE z- Germany
DJI DJ -- Djibouti
DMA DM -- Dominica
DNK DK z- Denmark
DOM DO -- Dominican Republic|Dominican Rep.
DZA DZ -- Algeria
ECU EC -- Ecuador
EGY EG -- Egypt|Egypt, Arab Rep.
ERI ER -- Eritrea
ESH EH -- Western Sahara|Sahrawi
ESP ES zs Spain
EST EE z- Estonia
ETH ET -- Ethiopia
FIN FI z- Finland
FJI FJ -- Fiji
FLK FK z- Falkland Islands|Falkland Islands (Malvinas)|Falklands|Malvinas
FRA FR z- France|French Republic
FRO FO -- Faroe Islands|Faeroe Islands|Faroes
FSM FM zs Micronesia|Micronesia, Federated States of|Federated States of Micronesia|Micronesia, Fed. Sts.
GAB GA -- Gabon|Gabonese Republic
GBR GB z- United Kingdom|UK|Great Britain|Britain|United Kingdom of Great Britain and Northern Ireland|England|Scotland|Wales|Northern Ireland|U K
GEO GE -- Georgia
GGY GG z- Guernsey
GHA GH -- Ghana
GIB GI -- Gibraltar
GIN GN -- Guinea
GLP GP z- Guadeloupe
GMB GM -- Gambia
GNB GW -- Guinea-Bissau
GNQ GQ -- Equatorial Guinea
GRC GR z- Greece|Hellenic Republic
GRD GD -- Grenada
GRL GL z- Greenland
GTM GT -- Guatemala
GUF GF z- French Guiana|French Guyana
GUM GU z- Guam
GUY GY -- Guyana
HKG HK -- Hong Kong SAR China|Hong Kong|Hongkong|Hong Kong SAR|Hong Kong Special Administrative Region of China
HMD HM -- Heard & McDonald Islands|Heard Island and McDonald Islands
HND HN -s Honduras
HRV HR -- Croatia
HTI HT -- Haiti
HUN HU z- Hungary
IDN ID -s Indonesia
IMN IM z- Isle of Man
IND IN zs India
IOT IO z- British Indian Ocean Territory
IRL IE -- Ireland|Eire
IRN IR -- Iran|Persia|Iran, Islamic Rep.
IRQ IQ -s Iraq
ISL IS -- Iceland
ISR IL -- Israel
ITA IT zs Italy|Italian Republic
JAM JM -s Jamaica
JEY JE z- Jersey
JOR JO -- Jordan
JPN JP zs Japan
KAZ KZ -- Kazakhstan
KEN KE -- Kenya
KGZ KG -- Kyrgyzstan|Kyrgyz Republic
KHM KH -- Cambodia
KIR KI -- Kiribati
KNA KN -s St. Kitts & Nevis|Saint Kitts
KOR KR zs South Korea|Korea, Republic of|Republic of Korea|Korea, Rep.|Korea, South
KWT KW -- Kuwait
LAO LA -- Laos|Lao People's Democratic Republic|Lao PDR
LBN LB -- Lebanon|Lebanese Republic
LBR LR -- Liberia
LBY LY -- Libya|Libyan Arab Jamahiriya
LCA LC -- St. Lucia
LIE LI z- Liechtenstein
LKA LK -- Sri Lanka|Ceylon
LSO LS -- Lesotho
LTU LT z- Lithuania
LUX LU z- Luxembourg
LVA LV z- Latvia
MAC MO -- Macao SAR China|Macao|Macau|Macao SAR|Macau SAR|Macao Special Administrative Region of China
MAF MF z- St. Martin|Saint Martin (French part)
MAR MA -- Morocco
MCO MC -- Monaco
MDA MD -- Moldova
MDG MG -- Madagascar
MDV MV -- Maldives
MEX MX z- Mexico|United Mexican States
MHL MH zs Marshall Islands
MKD MK -- North Macedonia|Macedonia|FYROM|Former Yugoslav Republic of Macedonia|Macedonia, the former Yugoslav Republic of
MLI ML -- Mali
MLT MT -- Malta
MMR MM -- Myanmar (Burma)|Myanmar|Burma
MNE ME -- Montenegro
MNG MN -- Mongolia
MNP MP zs Northern Mariana Islands
MOZ MZ -- Mozambique
MRT MR -- Mauritania
MSR MS -- Montserrat
MTQ MQ z- Martinique
MUS MU -- Mauritius
MWI MW -- Malawi
MYS MY z- Malaysia
MYT YT z- Mayotte
NAM NA -- Namibia
NCL NC z- New Caledonia
NER NE -- Niger
NFK NF -- Norfolk Island
NGA NG -- Nigeria
NIC NI -- Nicaragua
NIU NU -- Niue
NLD NL z- Netherlands|Holland
NOR NO z- Norway
NPL NP -- Nepal
NRU NR -- Nauru
NZL NZ z- New Zealand|Aotearoa
OMN OM -- Oman
PAK PK -- Pakistan
PAN PA -- Panama
PCN PN z- Pitcairn Islands|Pitcairn
PER PE -- Peru
PHL PH -- Philippines
PLW PW zs Palau
PNG PG -s Papua New Guinea
POL PL z- Poland|Polish Republic
PRI PR z- Puerto Rico
PRK KP -- North Korea|Democratic People's Republic of Korea|DPRK|Korea (Democratic People's Republic of)|Korea, Dem. People's Rep.|Korea, North
PRT PT z- Portugal|Portuguese Republic
PRY PY -- Paraguay
PSE PS -- Palestinian Territories|Palestine|Palestinian Territory|Palestinian Territory, Occupied|Occupied Palestinian Territory
PYF PF zs French Polynesia
QAT QA -- Qatar
REU RE z- Réunion|Reunion Island
ROU RO z- Romania
RUS RU zs Russia|Russian Federation
RWA RW -- Rwanda|Rwandese Republic|Rwandan Republic
SAU SA -- Saudi Arabia
SDN SD -- Sudan
SEN SN -- Senegal
SGP SG z- Singapore
SGS GS z- South Georgia & South Sandwich Islands
SHN SH z- St. Helena|Saint Helena, Ascension and Tristan da Cunha
SJM SJ z- Svalbard & Jan Mayen|Svalbard
SLB SB -- Solomon Islands
SLE SL -- Sierra Leone
SLV SV -s El Salvador
SMR SM z- San Marino
SOM SO -s Somalia
SPM PM z- St. Pierre & Miquelon
SRB RS -- Serbia
SSD SS -- South Sudan
STP ST -- São Tomé & Príncipe|São Tomé
SUR SR -- Suriname
SVK SK z- Slovakia|Slovak Republic
SVN SI -- Slovenia
SWE SE z- Sweden
SWZ SZ -- Eswatini|Swaziland
SXM SX -- Sint Maarten|Sint Maarten (Dutch part)
SYC SC -- Seychelles
SYR SY -- Syria|Syrian Arab Republic
TCA TC z- Turks & Caicos Islands|Turks and Caicos
TCD TD -- Chad
TGO TG -- Togo|Togolese Republic
THA TH -- Thailand
TJK TJ -- Tajikistan
TKL TK -- Tokelau
TKM TM -- Turkmenistan
TLS TL -- Timor-Leste|East Timor
TON TO -- Tonga
TTO TT -- Trinidad & Tobago|Trinidad
TUN TN -- Tunisia
TUR TR z- Türkiye|Turkey
TUV TV -- Tuvalu
TWN TW zs Taiwan|Taiwan, Province of China|Republic of China|Chinese Taipei|China, Republic of
TZA TZ -- Tanzania
UGA UG -- Uganda
UKR UA zs Ukraine
UMI UM -s U.S. Outlying Islands|United States Minor Outlying Islands|US Minor Outlying Islands
URY UY -- Uruguay
USA US zs United States|United States of America|America|U.S. of A.|America, United States of|U S A|U S
UZB UZ -- Uzbekistan
VAT VA -- Vatican City|Holy See (Vatican City State)|Vatican|Vatican City State|Holy See
VCT VC -- St. Vincent & Grenadines|St. Vincent
VEN VE -s Venezuela|Venezuela, RB
VGB VG -- British Virgin Islands|Virgin Islands, British|BVI
VIR VI zs U.S. Virgin Islands|Virgin Islands, U.S.|United States Virgin Islands|Virgin Islands of the United States|USVI
VNM VN -- Vietnam|Viet Nam
VUT VU -- Vanuatu
WLF WF z- Wallis & Futuna
WSM WS -- Samoa
YEM YE -- Yemen|Yemen, Rep.
ZAF ZA z- South Africa
ZMB ZM -- Zambia
ZWE ZW -- Zimbabwe
`;
