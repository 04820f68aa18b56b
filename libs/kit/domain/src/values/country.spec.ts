import { COUNTRIES, COUNTRY_CODE_PATTERN, findCountry, UNTOLD_COUNTRY } from './country.js';

describe('a country', () => {
  it.each([
    [
      'USA',
      'USA|usa|US|us|United States|united states of america|the United States|U.S.A.|America',
    ],
    ['GBR', 'GBR|GB|UK|United Kingdom|Great Britain|great  britain|The United Kingdom'],
    ['DEU', 'DE|Germany|GERMANY|Federal Republic of Germany'],
    ['CZE', 'CZ|Czech Republic|Czechia'],
    ['HKG', 'HK|Hong Kong|Hong Kong SAR China'],
    ['KOR', 'KR|South Korea|Korea, Republic of|Republic of Korea'],
    ['PRK', "North Korea|Democratic People's Republic of Korea"],
    ['CIV', "CI|Ivory Coast|Côte d'Ivoire|Cote d’Ivoire|cote divoire"],
    ['TUR', 'TR|Turkey|Türkiye|TURKIYE|Tu\u0308rkiye|Republic of Turkey'],
    ['CHN', "China|People's Republic of China"],
    ['TWN', 'Taiwan|Republic of China'],
    ['COD', 'DR Congo|Democratic Republic of the Congo|Democratic Republic of Congo'],
    ['COG', 'Congo|Republic of the Congo'],
    ['VAT', 'Vatican City|Holy See'],
    ['KNA', 'Saint Kitts and Nevis|St. Kitts & Nevis'],
    ['NLD', 'Netherlands|The Netherlands|Kingdom of the Netherlands|Holland'],
    ['BIH', 'Bosnia and Herzegovina|Bosnia & Herzegovina'],
  ])('is %s by each of its names: %s', (code, names) => {
    for (const name of names.split('|')) {
      expect([name, findCountry(name)?.code]).toEqual([name, code]);
    }
  });

  it.each([
    '',
    ' ',
    'Atlantis',
    'XX',
    'U',
    'Korea',
    'Europe',
    'Moon',
    '840',
    UNTOLD_COUNTRY,
    'Ελλάδα',
  ])('is not named by %j', (text) => expect(findCountry(text)).toBeUndefined());

  it.each([
    ['USA', true, true],
    ['DEU', false, true],
    ['JAM', true, false],
    ['IRL', false, false],
  ])('such as %s says whether it needs a state (%p) and a postal code (%p)', (code, state, zip) => {
    expect(findCountry(code)).toMatchObject({ code, needsState: state, needsZipCode: zip });
  });

  it('that could not be told has a code that stays free', () => {
    expect(UNTOLD_COUNTRY).toBe('ZZZ');
    expect(UNTOLD_COUNTRY).toMatch(COUNTRY_CODE_PATTERN);
  });

  it('is one of the 249 of ISO 3166-1, as CLDR names them', () => {
    expect(COUNTRIES).toHaveLength(249);
    const codes = COUNTRIES.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const { code, name } of COUNTRIES) {
      expect(code).toMatch(COUNTRY_CODE_PATTERN);
      expect(findCountry(code)?.name).toBe(name);
      expect(findCountry(name.toUpperCase())?.code).toBe(code);
    }
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    const known = [];
    for (let index = 0; index < 26 * 26; index += 1) {
      const alpha2 = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
      const name = names.of(alpha2);
      const country = findCountry(alpha2);
      if (country) known.push([name, country.code]);
    }
    // The alias UK is read as a code too.
    expect(known).toHaveLength(250);
    for (const [name, code] of known)
      expect([name, findCountry(name!)?.code]).toEqual([name, code]);
  });
});
