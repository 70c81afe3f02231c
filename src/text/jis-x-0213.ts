// Which characters older systems can write.

import { inflateRawSync } from 'node:zlib';

/**
 * The characters of JIS X 0213:2004 and of JIS X 0201's half-width kana, which the government's guide for data (GIF) asks to stay within.
 * Bitmap of the code points up to U+FFFF (least significant bit first), deflated, in Base64. Made by decoding every two-byte code of
 * Shift_JIS-2004 with Python's codec `shift_jis_2004`: 11,209 characters, the parts of its 25 pairs counted once.
 */
const basicPlane =
  '7Vl9OFTbGl+zZw/bGIzIZ8aQOj4qQpFOZgs1HRGKbiGTVKLj4yaUmJ0MTiqU0LdKKefo+0OpMcIJhaSjDEIUKWbycVSDfcdX6Rzd' +
  '5z73n/vc5/F7nj1r7b3e912/d693vWvN2gB8AVV8oUOVBrwB/4JuWcYVitGmkwsYOKOfGAkAMiwMs1ZPFRfTv6rjz7s/GPrT2GZa' +
  'EuI7TJ7o10gEwPMI6JubIm85JAENyw3iIuIgjhNHtCAw1hEEJjGJSfxX4P1nYnITPNtishnIpEUToW8zwSgQjAmiELq4Zg5wOVxs' +
  'oIE4IqIIeOJatjSlpcnTiK5LgMFDCg/0UxqBWBoTi1CG5FgAJkzEF/cc18dYBsHH8xOnBBHOlks8smDBkSNHYORrCxGUGxWUygFU' +
  '3EsAyhvOWaRhjYl8HlNEh7v9716v0Zcaa6TARm8p/++BI8Dx6wRgbj74JeGz+/Fx+PfaY+0S0FBeH3sqJAzVcdzQGMAInUp4jKAI' +
  'mBk11BQmjtTAoUij6o7I2gz9OI4qkoZXFvFFp0Z9Hbixd81C0NGRFEcUfViQOlSOAB6rLIa+0RoHCRU6GFMYEoIJVPpwcGIoEJfU' +
  'CVYgsVXsi+WJbH4DFPl2SsLDYaf4xQAdA5jWEGsUDE+poV6x0UX3b1E7pgWhf5mW8IjmyB19HDMrwpAe9TvkhkQyvk4F6BtnoBEy' +
  '4+cLGG8fgN3jW6jDyqjYXwydMG2Iu0DpX8gif7UKvg4kAaOOeIqIRVB4hMrQSI9a0xrhgHxLaZgrHf46JtA4rt+4Rp2Y31dbIw5Q' +
  '0Qm9/g4IY28Upn7d2ADw/a7+5j4Mw6NmMDBRgqSCicL47wGYIOizXowvPZb99lUrDJHRjez5otAdy2gNHR9aLXxaL0h3WpsCrHJ7' +
  'cbMIl095O7A1u3o2sc2b92N5anY4z992c7vn80E2Sq4oeKvoo7hdS0srUhkx5S6/8ee2Je1es8ie0j1lEJxxXMS+qTiD3a76M1cw' +
  'PYKBG4VZomEPN4VvbrAfpF9ZUiKXxhWGWaTkpR+fTvtlDdd4XZZZ67t6kF3Rmt00Xz1av0Lww0mXR09zsxUB81zQhnpEhi08YInj' +
  'JDVcsq0yHA2336yN2WiIcpwGNlJDRft6xasMYVO3bEbVAycAivVXdieXBKqL80fDCqgPY1thV5yVbkyDMC+edaUU2PP8IsdZiul0' +
  '35WUf9ho04xt7lTDzXvLpKzKzqte3ppUevaI1OseInCOvZMGSyPBGlOlCCU1dU/W0D/kbZelex2KNptJpKUsTSHPcNa9dEQIVpBX' +
  'ZAVzn8/jn7L05gZp3oiMWf+k4Hr2udCwubRZy7PMneC1TAPNkI/26C9k472HL55hUa0hOtxiihVSEbiOA/R7lNTyFf0Wa1EI6jxI' +
  'x9QFNaD23Q+LN7iZm9uWt8txx54BZ4+3f7r5vR4UONhoGBDxDR0GxXlV1krgsAJWwWj3SCeTIGKm0yyeT/flP8gQVOguQ4VuLQMp' +
  'qoe1DzseNgMW5VtwO66PvUrIZXpbyfo7zsJ8Wlg/fjS6UbHpx8YChwT7S3IKtfgpXPSp7UxX0FkXvslLy4SuvFMJK1Nbc0xyLOq2' +
  'KZca3AGNvQv7EvTh8h9nxCzKO42pWfa8L5FkBzVKWeTFW+Fyds2zX0apJvVUR+hmZpeIHKO9GySvhNu4FjO00pmgp5cQGvre4XeN' +
  'kkfh/vbqTT/xF0kMuqEq2hY9t/GFRGG78IAZcQ/2i86gWtfpKeluhdNUq1bFX9Y09VkTtX2awc4eGD1T4+h93dEGRqHZu88wf4gj' +
  'zGkx8iXxb+26ScITq9/PxRyDpp3seWR0umvDY5WbJO7qPXev5Zy7Hnk0mdxqIkGrf27+5HZ2eLJlbUznIF4jc2zDw+m2PvNrnxJR' +
  'SyuF+7jBr/3tvAj+uQfdbl3sDPzFGbXsRUuj6qXdik4FJD/N5dNASZOEJS2cvS3vbhyz59mc9Jq8jmw2LSyvNzb3QywtdwCm+ZOC' +
  'smwkckI08Xt9kjYhqk2s1Lr4frsN+wS72nWOcztlHSIEQjvbeFeEUqTqe0ho6I7oOQD1/sSpsrOM9j1si0/M2FzsuiYeT8lJ8JzD' +
  'Wkbt5PY3vavbz3tBxnSKjiEq4GORJOv0IGeGh3ekyYCmxFYyHqL0ydIQl0bk3aNLheWRImPxX6kdrknEzFALdVBnmtRbs1ng7NlO' +
  'S5e70Il/XuWigvNr4opteKTEZVcz9lVncNdZeIG05EdLUhaSZh/3r9QGKQ2rm+S3rw6q2p0b7etcIWlUpsD3c20+oN1RLE9yjXOf' +
  'st6cvz7Ia0lGFPXjXjmwX+06lQppvzhEdbUutqbyXAOce1cC+lVO8F5SJXmJmt39g02BdH4+XQsBi7bjRarvfz3wQLE5lmWDcIRL' +
  'F3s6csiSxnEMDC7MTW/gvzLicQCzPlPjmmxg5Ubp347OEKCLf90ELW2XQCjB9eyYWt3fBjUu2aHt0pwqgZzWJRDr6FJW+pBjEZj1' +
  'x44TCRFOuLJlL7eh9feXSjqzkMvdHS0/vjvhrFmd8KtPbZ/WApVydW/5W31LI2qXbYksKKqM3Rr67MVnF6U1BzWx8iBt4dR8FjgR' +
  'IAP/SWBOKZw3f9ldjI7VDfypquJtbAo1GylGX+BBdGq9IvVB8N2WtPNa7l4eJnBVUrL/HlRSjeWu4N4s+XbgnFZ0jElLoN6DJeqC' +
  'WEZIPt+CgEj9fK2BwIoRlXXlX0uYE5RpSerYLVW97GXOwJxbgmynzGf7Jeyaen31X4lC6R+6GDG8C7dxKMNYvvvkk5lBM0tAfNtJ' +
  '3iNKaZPejaoCky69xbJZN3/p21LeNW9jS3dRXLD9gOF9ttwLwzd4zbJ1DrYB55nH4rhl/X0dnONvQt0OKZGN5TLbKtac92+fFbzp' +
  'wRy9z4/7PDUmWGg9coRmu48FnNvw3qUqWKXZ5qzvM9M4P74Mje3Rp+As/zaHCdsULdmNtwvVmIxbt5RIYasaA7ZhFgtafkDt0w7q' +
  'e6HLF2JNfgqxDI7uPFXi7I4VmaUJd+ap9N8KLaqVWNev0LQXu+1RVt2MbKWc+Sw6ibMAl98pddQfX8lbQLkYqnwn5jaBAi7kNG7a' +
  '1cGR004/W+12dfqBVH1+fxYgKWmboA9jTvp/fqc8H0l6ujhdsWF1p50S9kzhhhX1btnOHFOWdEXWUlom9r7q8LG7q/DdSlGdWtf/' +
  'OZNX3kupsE05QzhEZH2qi047I4tZ6s9VSbAj8H2vlf6jC7A7AuRS9aGDj6XWZu3ZYeuaFG2AYJwc3a1VTFtsy72Wn3zfh2MHrJao' +
  'uZjue0eLP9cooVdoPXX5dSGj0DIXIjC2pSjKhKZTiqQZxijPJSOZ9yihhvMgZX8GAaya14asPS3jgl+co/PZ/dV6sy0rdhpOuWFs' +
  'YCsK4jxNzimqe+7Dd7kdXMm1XoAs/umpcwN69Hm6tHtEyAR7s/Ovnl+FJRiIsk7INL9UvP7OqY2+6zx1FCKuCDy+7B2emB8DxjAd' +
  'Yu5GbGxqHlwin9C9gqY6NSbAQdrJmnOjNK64qFybpWYN1fkx1y9SiqMggK2nfO8zeon5aHtIYhJtxMyLF019x0O8LeDtguuGAZ9E' +
  'bxJYb1ZyO9nbDJpbbualniU7cPys7tpiH5Uu9jS6gOCV+9JTZ/LYz6Qtle4Rf/PlOCrW75xaKyq4/znQKy3KuxsFU9JS71cUOPQR' +
  'oA9609tPYbrRUbYv9kNXZ+47tSp9equgVoeSaPh02lx3A0dw5MnyvYEEiVJCwYdbBG3dtKgaSQjZJWMMyy6X+S1T+O9PgTBi2eDa' +
  'PQMLV+2MW7TDZebonzPoj2lpyjmET5GKHTOCO64w7sQ2MLp3bmJTEorIla/XOqfB9n7VzS3rVgeoKf3zwnoX+y00m5/U1dwgVmRc' +
  'ZG+DrYX5iQW8j/0rGtPURyxmF5yokwJplzs1A3WV6yMUnGR3bd6ZmTSyT+NZ+wSpXNtJNHsHsySPzSl0kJDfUmC1KDhjv6nsKM3T' +
  '+QpuPHblz50HycvlbQ9nC2TNLdum2Pqk9UMqheW8/Agl64LfXfW4ZZdnOJlFGHLfPHR4FXvi/kX/16Tx3jaqeYDHduffMjXg4pck' +
  'yS7No2WrEs+jElOOmuY1RBXHlKQr/hCtQ48ct2/Nna56qS3wthGuIlQWnc5/cnef1UWImIj5ez2+d7pi/muxyFUj0uR5ySQmMYlJ' +
  'TGISk5jEJCbxPdABEf3m3He0PnLGi4UfWD32DVvyf0eS9Z3no991BOKLMfiXbzpDn2D+BQ==';

/** The characters of JIS X 0213:2004 beyond U+FFFF. */
const beyond = new Set(
  '𠀋𠂉𠂢𠂤𠆢𠈓𠌫𠍱𠎁𠏹𠑊𠔉𠗖𠘨𠝏𠠇𠠺𠢹𠥼𠦝𠫓𠬝𠮟𠵅𠷡𠹤𠹭𠺕𠽟𡈁𡈽𡉕𡉴𡉻𡋗𡋤𡋽𡌛𡌶𡍄𡏄𡑭𡑮𡗗𡙇𡚴𡜆𡝂𡢽𡧃' +
    '𡱖𡴭𡵅𡵢𡵸𡶒𡶜𡶡𡶷𡷠𡸳𡸴𡼞𡽶𡿺𢅻𢈘𢌞𢎭𢛳𢡛𢢫𢦏𢪸𢭆𢭏𢭐𢮦𢰝𢰤𢷡𣆶𣇃𣇄𣇵𣍲𣏐𣏒𣏓𣏕𣏚𣏟𣏤𣑊𣑋𣑑𣑥𣓤𣕚𣖔' +
    '𣗄𣘸𣘹𣘺𣙇𣜌𣜜𣜿𣝣𣝤𣟧𣟿𣠤𣠽𣪘𣱿𣳾𣴀𣴎𣵀𣷓𣷹𣷺𣽾𤂖𤄃𤇆𤇾𤎼𤘩𤚥𤟱𤢖𤩍𤭖𤭯𤰖𤴔𤸎𤸷𤹪𤺋𥁊𥁕𥄢𥆩𥇍𥇥𥈞𥉌' +
    '𥐮𥒎𥓙𥔎𥖧𥝱𥞩𥞴𥧄𥧔𥫣𥫤𥫱𥮲𥱋𥱤𥶡𥸮𥹖𥹢𥹥𥻂𥻘𥻨𥼣𥽜𥿔𥿠𥿻𦀌𦀗𦁠𦃭𦉰𦊆𦍌𦐂𦙾𦚰𦜝𦣝𦣪𦥑𦥯𦧝𦨞𦩘𦪌𦪷𦫿' +
    '𦰩𦱳𦳝𦹀𦹥𦾔𦿶𦿷𦿸𧃴𧄍𧄹𧏚𧏛𧏾𧐐𧑉𧘔𧘕𧘱𧚄𧚓𧜎𧜣𧝒𧦅𧪄𧮳𧮾𧯇𧲸𧶠𧸐𧾷𨂊𨂻𨉷𨊂𨋳𨏍𨐌𨑕𨕫𨗈𨗉𨛗𨛺𨥆𨥉𨥫' +
    '𨦇𨦈𨦺𨦻𨨞𨨩𨩃𨩱𨪙𨫍𨫝𨫤𨯁𨯯𨴐𨵱𨷻𨸟𨸶𨺉𨻫𨼲𨿸𩊠𩊱𩒐𩗏𩙿𩛰𩜙𩝐𩣆𩩲𩷛𩸕𩸽𩹉𩺊𩻄𩻛𩻩𩿎𪀚𪀯𪂂𪃹𪆐𪎌𪐷𪗱' +
    '𪘂𪘚𪚲',
);

/**
 * Other code points of characters that the standard has: — ～ ￠ ￡ ￢ are what most systems hold for its —, 〜, ¢, £ and ¬; ¥ and ‾ stand in JIS X 0201.
 */
const equals = new Set('—～￠￡￢¥‾');

let bitmap: Uint8Array | undefined;

/** Is a character of JIS X 0213 (or ASCII)? 﨑 and ① are, 髙 and 𠮷 are not. */
export function isInJisX0213(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80 || equals.has(character)) return true;
  if (code > 0xffff) return beyond.has(character);
  bitmap ??= inflateRawSync(Buffer.from(basicPlane, 'base64'));
  return ((bitmap[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
}

/** The characters of a text that are not in JIS X 0213, each once, in order. */
export function outsideJisX0213(text: string): readonly string[] {
  const outside: string[] = [];
  for (const character of text) {
    if (!isInJisX0213(character) && !outside.includes(character)) outside.push(character);
  }
  return outside;
}
