-- Countries were free text; they become ISO 3166-1 alpha-3. What names no country becomes ZZZ, and its text
-- is kept beside it. State and postal code may be absent where the country has none.

CREATE TABLE "untold_countries" (
    "entity_type" VARCHAR(50) NOT NULL,
    "entity_id" UUID NOT NULL,
    "country" VARCHAR(100) NOT NULL,

    CONSTRAINT "untold_countries_pkey" PRIMARY KEY ("entity_type","entity_id")
);

-- The names as the domain had them at the time, in the form in which it compares them (country.ts).
CREATE TABLE "country_names" ("words" TEXT PRIMARY KEY, "code" CHAR(3) NOT NULL);
INSERT INTO "country_names"
    SELECT unnest(string_to_array(substr(line, 5), '|')), left(line, 3)
      FROM regexp_split_to_table('ABW abw|aw|aruba
AFG afg|af|afghanistan
AGO ago|ao|angola
AIA aia|ai|anguilla
ALA ala|ax|aland islands|aland
ALB alb|al|albania
AND and|ad|andorra
ARE are|ae|united arab emirates|uae|emirates
ARG arg|ar|argentina|argentine republic
ARM arm|am|armenia
ASM asm|as|american samoa
ATA ata|aq|antarctica
ATF atf|tf|french southern territories
ATG atg|ag|antigua and barbuda|antigua
AUS aus|au|australia
AUT aut|at|austria
AZE aze|az|azerbaijan
BDI bdi|bi|burundi
BEL bel|be|belgium
BEN ben|bj|benin
BES bes|bq|caribbean netherlands|bonaire sint eustatius and saba|bonaire
BFA bfa|bf|burkina faso
BGD bgd|bd|bangladesh
BGR bgr|bg|bulgaria
BHR bhr|bh|bahrain
BHS bhs|bs|bahamas
BIH bih|ba|bosnia and herzegovina|bosnia|bosnia herzegovina
BLM blm|bl|saint barthelemy|saint barts|saint barths
BLR blr|by|belarus
BLZ blz|bz|belize
BMU bmu|bm|bermuda
BOL bol|bo|bolivia
BRA bra|br|brazil
BRB brb|bb|barbados
BRN brn|bn|brunei|brunei darussalam
BTN btn|bt|bhutan
BVT bvt|bv|bouvet island
BWA bwa|bw|botswana
CAF caf|cf|central african republic
CAN can|ca|canada
CCK cck|cc|cocos keeling islands|cocos islands|keeling islands
CHE che|ch|switzerland|swiss confederation
CHL chl|cl|chile
CHN chn|cn|china|peoples republic of china|prc|mainland china
CIV civ|ci|cote divoire|ivory coast|cote d ivoire
CMR cmr|cm|cameroon
COD cod|cd|congo kinshasa|democratic republic of congo|dr congo|drc|congo democratic republic of|zaire|congo dem rep|dem rep congo
COG cog|cg|congo brazzaville|congo|congo rep
COK cok|ck|cook islands
COL col|co|colombia
COM com|km|comoros
CPV cpv|cv|cape verde|cabo verde
CRI cri|cr|costa rica
CUB cub|cu|cuba
CUW cuw|cw|curacao
CXR cxr|cx|christmas island
CYM cym|ky|cayman islands
CYP cyp|cy|cyprus
CZE cze|cz|czechia|czech republic
DEU deu|de|germany
DJI dji|dj|djibouti
DMA dma|dm|dominica
DNK dnk|dk|denmark
DOM dom|do|dominican republic|dominican rep
DZA dza|dz|algeria
ECU ecu|ec|ecuador
EGY egy|eg|egypt|egypt arab rep
ERI eri|er|eritrea
ESH esh|eh|western sahara|sahrawi
ESP esp|es|spain
EST est|ee|estonia
ETH eth|et|ethiopia
FIN fin|fi|finland
FJI fji|fj|fiji
FLK flk|fk|falkland islands|falkland islands malvinas|falklands|malvinas
FRA fra|fr|france|french republic
FRO fro|fo|faroe islands|faeroe islands|faroes
FSM fsm|fm|micronesia|micronesia federated states of|federated states of micronesia|micronesia fed sts
GAB gab|ga|gabon|gabonese republic
GBR gbr|gb|united kingdom|uk|great britain|britain|united kingdom of great britain and northern ireland|england|scotland|wales|northern ireland|u k
GEO geo|ge|georgia
GGY ggy|gg|guernsey
GHA gha|gh|ghana
GIB gib|gi|gibraltar
GIN gin|gn|guinea
GLP glp|gp|guadeloupe
GMB gmb|gm|gambia
GNB gnb|gw|guinea bissau
GNQ gnq|gq|equatorial guinea
GRC grc|gr|greece|hellenic republic
GRD grd|gd|grenada
GRL grl|gl|greenland
GTM gtm|gt|guatemala
GUF guf|gf|french guiana|french guyana
GUM gum|gu|guam
GUY guy|gy|guyana
HKG hkg|hk|hong kong sar china|hong kong|hongkong|hong kong sar|hong kong special administrative region of china
HMD hmd|hm|heard and mcdonald islands|heard island and mcdonald islands
HND hnd|hn|honduras
HRV hrv|hr|croatia
HTI hti|ht|haiti
HUN hun|hu|hungary
IDN idn|id|indonesia
IMN imn|im|isle of man
IND ind|in|india
IOT iot|io|british indian ocean territory
IRL irl|ie|ireland|eire
IRN irn|ir|iran|persia|iran islamic rep
IRQ irq|iq|iraq
ISL isl|is|iceland
ISR isr|il|israel
ITA ita|it|italy|italian republic
JAM jam|jm|jamaica
JEY jey|je|jersey
JOR jor|jo|jordan
JPN jpn|jp|japan
KAZ kaz|kz|kazakhstan
KEN ken|ke|kenya
KGZ kgz|kg|kyrgyzstan|kyrgyz republic
KHM khm|kh|cambodia
KIR kir|ki|kiribati
KNA kna|kn|saint kitts and nevis|saint kitts
KOR kor|kr|south korea|korea republic of|republic of korea|korea rep|korea south
KWT kwt|kw|kuwait
LAO lao|la|laos|lao peoples democratic republic|lao pdr
LBN lbn|lb|lebanon|lebanese republic
LBR lbr|lr|liberia
LBY lby|ly|libya|libyan arab jamahiriya
LCA lca|lc|saint lucia
LIE lie|li|liechtenstein
LKA lka|lk|sri lanka|ceylon
LSO lso|ls|lesotho
LTU ltu|lt|lithuania
LUX lux|lu|luxembourg
LVA lva|lv|latvia
MAC mac|mo|macao sar china|macao|macau|macao sar|macau sar|macao special administrative region of china
MAF maf|mf|saint martin|saint martin french part
MAR mar|ma|morocco
MCO mco|mc|monaco
MDA mda|md|moldova
MDG mdg|mg|madagascar
MDV mdv|mv|maldives
MEX mex|mx|mexico|united mexican states
MHL mhl|mh|marshall islands
MKD mkd|mk|north macedonia|macedonia|fyrom|former yugoslav republic of macedonia|macedonia former yugoslav republic of
MLI mli|ml|mali
MLT mlt|mt|malta
MMR mmr|mm|myanmar burma|myanmar|burma
MNE mne|me|montenegro
MNG mng|mn|mongolia
MNP mnp|mp|northern mariana islands
MOZ moz|mz|mozambique
MRT mrt|mr|mauritania
MSR msr|ms|montserrat
MTQ mtq|mq|martinique
MUS mus|mu|mauritius
MWI mwi|mw|malawi
MYS mys|my|malaysia
MYT myt|yt|mayotte
NAM nam|na|namibia
NCL ncl|nc|new caledonia
NER ner|ne|niger
NFK nfk|nf|norfolk island
NGA nga|ng|nigeria
NIC nic|ni|nicaragua
NIU niu|nu|niue
NLD nld|nl|netherlands|holland
NOR nor|no|norway
NPL npl|np|nepal
NRU nru|nr|nauru
NZL nzl|nz|new zealand|aotearoa
OMN omn|om|oman
PAK pak|pk|pakistan
PAN pan|pa|panama
PCN pcn|pn|pitcairn islands|pitcairn
PER per|pe|peru
PHL phl|ph|philippines
PLW plw|pw|palau
PNG png|pg|papua new guinea
POL pol|pl|poland|polish republic
PRI pri|pr|puerto rico
PRK prk|kp|north korea|democratic peoples republic of korea|dprk|korea democratic peoples republic of|korea dem peoples rep|korea north
PRT prt|pt|portugal|portuguese republic
PRY pry|py|paraguay
PSE pse|ps|palestinian territories|palestine|palestinian territory|palestinian territory occupied|occupied palestinian territory
PYF pyf|pf|french polynesia
QAT qat|qa|qatar
REU reu|re|reunion|reunion island
ROU rou|ro|romania
RUS rus|ru|russia|russian federation
RWA rwa|rw|rwanda|rwandese republic|rwandan republic
SAU sau|sa|saudi arabia
SDN sdn|sd|sudan
SEN sen|sn|senegal
SGP sgp|sg|singapore
SGS sgs|gs|south georgia and south sandwich islands
SHN shn|sh|saint helena|saint helena ascension and tristan da cunha
SJM sjm|sj|svalbard and jan mayen|svalbard
SLB slb|sb|solomon islands
SLE sle|sl|sierra leone
SLV slv|sv|el salvador
SMR smr|sm|san marino
SOM som|so|somalia
SPM spm|pm|saint pierre and miquelon
SRB srb|rs|serbia
SSD ssd|ss|south sudan
STP stp|st|sao tome and principe|sao tome
SUR sur|sr|suriname
SVK svk|sk|slovakia|slovak republic
SVN svn|si|slovenia
SWE swe|se|sweden
SWZ swz|sz|eswatini|swaziland
SXM sxm|sx|sint maarten|sint maarten dutch part
SYC syc|sc|seychelles
SYR syr|sy|syria|syrian arab republic
TCA tca|tc|turks and caicos islands|turks and caicos
TCD tcd|td|chad
TGO tgo|tg|togo|togolese republic
THA tha|th|thailand
TJK tjk|tj|tajikistan
TKL tkl|tk|tokelau
TKM tkm|tm|turkmenistan
TLS tls|tl|timor leste|east timor
TON ton|to|tonga
TTO tto|tt|trinidad and tobago|trinidad
TUN tun|tn|tunisia
TUR tur|tr|turkiye|turkey
TUV tuv|tv|tuvalu
TWN twn|tw|taiwan|taiwan province of china|republic of china|chinese taipei|china republic of
TZA tza|tz|tanzania
UGA uga|ug|uganda
UKR ukr|ua|ukraine
UMI umi|um|us outlying islands|united states minor outlying islands|us minor outlying islands
URY ury|uy|uruguay
USA usa|us|united states|united states of america|america|us of a|america united states of|u s a|u s
UZB uzb|uz|uzbekistan
VAT vat|va|vatican city|holy see vatican city state|vatican|vatican city state|holy see
VCT vct|vc|saint vincent and grenadines|saint vincent
VEN ven|ve|venezuela|venezuela rb
VGB vgb|vg|british virgin islands|virgin islands british|bvi
VIR vir|vi|us virgin islands|virgin islands us|united states virgin islands|virgin islands of united states|usvi
VNM vnm|vn|vietnam|viet nam
VUT vut|vu|vanuatu
WLF wlf|wf|wallis and futuna
WSM wsm|ws|samoa
YEM yem|ye|yemen|yemen rep
ZAF zaf|za|south africa
ZMB zmb|zm|zambia
ZWE zwe|zw|zimbabwe', '\n') AS line;

CREATE FUNCTION "country_words"("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(btrim(regexp_replace(regexp_replace(replace(lower(
        regexp_replace(normalize("given", NFKD), '[\u0300-\u036F''’.]', '', 'g') COLLATE "C"),
        '&', ' and '), '[^a-z]+', ' ', 'g'), '(^| )the(?= |$)', '', 'g')), '\mst(?= )', 'saint', 'g')
$$;
-- What states call themselves goes, before the name or after it.
CREATE FUNCTION "country_without_style"("words" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace("words", '^' || "style" || ' | ' || "style" || '$', '') FROM (VALUES (
        '((arab|bolivarian|co|cooperative|democratic|eastern|federal|federative|grand|hashemite|independent|islamic|operative|oriental|peoples|plurinational|socialist|united) )*(commonwealth|duchy|federation|kingdom|principality|republic|state|sultanate|union) of'
    )) AS "styles" ("style")
$$;
CREATE FUNCTION "country_code"("given" TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT "code" FROM (SELECT "country_words"("given") AS "words") AS "asked", LATERAL (
        SELECT "code", 1 AS "rank" FROM "country_names" AS "names" WHERE "names"."words" = "asked"."words"
        UNION ALL
        SELECT "code", 2 FROM "country_names" AS "names" WHERE "names"."words" = "country_without_style"("asked"."words")
        ORDER BY "rank" LIMIT 1) AS "found"
$$;

-- Each text once, however many addresses have it.
CREATE TABLE "country_texts" AS
    SELECT "given", coalesce("country_code"("given"), 'ZZZ') AS "told"
      FROM (SELECT "address_country" AS "given" FROM "customers" UNION SELECT "address_country" AS "given" FROM "vendors" UNION SELECT "address_country" AS "given" FROM "warehouses") AS "stored"
     WHERE "given" IS NOT NULL;

INSERT INTO "untold_countries"
    SELECT 'Customer', "id", "given" FROM "customers" JOIN "country_texts" ON "given" = "address_country" WHERE "told" = 'ZZZ';
-- What is shown changes, and so does the version that its ETag is.
UPDATE "customers" SET "address_country" = "told", "version" = "version" + 1
  FROM "country_texts" WHERE "given" = "address_country" AND "given" <> "told";
ALTER TABLE "customers" ALTER COLUMN "address_country" SET DATA TYPE CHAR(3);
ALTER TABLE "customers" ADD CONSTRAINT "customers_country_code" CHECK ("address_country" ~ '^[A-Z]{3}$');
INSERT INTO "untold_countries"
    SELECT 'Vendor', "id", "given" FROM "vendors" JOIN "country_texts" ON "given" = "address_country" WHERE "told" = 'ZZZ';
-- What is shown changes, and so does the version that its ETag is.
UPDATE "vendors" SET "address_country" = "told", "version" = "version" + 1
  FROM "country_texts" WHERE "given" = "address_country" AND "given" <> "told";
ALTER TABLE "vendors" ALTER COLUMN "address_country" SET DATA TYPE CHAR(3);
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_country_code" CHECK ("address_country" ~ '^[A-Z]{3}$');
INSERT INTO "untold_countries"
    SELECT 'Warehouse', "id", "given" FROM "warehouses" JOIN "country_texts" ON "given" = "address_country" WHERE "told" = 'ZZZ';
-- What is shown changes, and so does the version that its ETag is.
UPDATE "warehouses" SET "address_country" = "told", "version" = "version" + 1
  FROM "country_texts" WHERE "given" = "address_country" AND "given" <> "told";
ALTER TABLE "warehouses" ALTER COLUMN "address_country" SET DATA TYPE CHAR(3);
ALTER TABLE "warehouses" ADD CONSTRAINT "warehouses_country_code" CHECK ("address_country" ~ '^[A-Z]{3}$');

DROP TABLE "country_texts";
DROP FUNCTION "country_code";
DROP FUNCTION "country_without_style";
DROP FUNCTION "country_words";
DROP TABLE "country_names";

ALTER TABLE "customers" DROP CONSTRAINT "customers_address_whole";
ALTER TABLE "customers" ADD CONSTRAINT "customers_address_whole" CHECK (
    num_nulls("address_street", "address_city", "address_country") IN (0, 3)
    AND ("address_street" IS NOT NULL OR num_nonnulls("address_state", "address_zip_code") = 0)
);
ALTER TABLE "vendors" DROP CONSTRAINT "vendors_address_whole";
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_address_whole" CHECK (
    num_nulls("address_street", "address_city", "address_country") IN (0, 3)
    AND ("address_street" IS NOT NULL OR num_nonnulls("address_state", "address_zip_code") = 0)
);
ALTER TABLE "warehouses"
    ALTER COLUMN "address_state" DROP NOT NULL,
    ALTER COLUMN "address_zip_code" DROP NOT NULL;
