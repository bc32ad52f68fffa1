/** First and last names of our invented customers, from the countries the retailer serves. */
export const FIRST_NAMES = (
  'Emma Louise Chloe Camille Manon Sarah Julie Claire Sophie Alice Lea Ines Nina Eva Clara Anna Marie Lisa Laura Hannah ' +
  'Greta Lena Johanna Katrin Olivia Amelia Isla Grace Freya Ruby Lucas Hugo Louis Gabriel Arthur Jules Adam Paul Nathan Thomas ' +
  'Nicolas Antoine Martin Pierre Leon Felix Jonas Max Moritz Oskar Karl Oliver Harry George Noah Jack Leo Oscar Henry Theo'
).split(' ');

export const LAST_NAMES = (
  'Martin Bernard Dubois Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent ' +
  'Fournier Morel Girard Andre Mercier Dupont Lambert Bonnet Francois Legrand Garnier Faure Rousseau Blanc Guerin Muller Henry ' +
  'Schmidt Schneider Fischer Weber Meyer Wagner Becker Hoffmann Koch Richter Klein Wolf Neumann Schwarz Zimmermann Krueger ' +
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White Edwards Hughes Green Hall Clarke Jackson Wood'
).split(' ');

export const CITIES: readonly (readonly [string, string])[] = [
  ['Paris', 'FR'],
  ['Lyon', 'FR'],
  ['Nantes', 'FR'],
  ['Lille', 'FR'],
  ['Bordeaux', 'FR'],
  ['Toulouse', 'FR'],
  ['Strasbourg', 'FR'],
  ['Berlin', 'DE'],
  ['Hamburg', 'DE'],
  ['Cologne', 'DE'],
  ['Munich', 'DE'],
  ['London', 'GB'],
  ['Leeds', 'GB'],
  ['Bristol', 'GB'],
];
