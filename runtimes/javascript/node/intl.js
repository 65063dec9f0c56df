// Intl for English (en-US) in UTC: the parts that programs meet every day, written after ECMA-402 and
// CLDR's English data. Other locales are accepted and get English, as in a Node built with
// small-icu; other time zones are refused.
'use strict';

const LOCALE = 'en-US';

const define = (object, name, value) =>
  Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });

/** The locale of a service: English, once the tags are well-formed. */
function checkLocales(locales) {
  for (const tag of locales === undefined ? [] : typeof locales === 'string' ? [locales] : Array.from(locales)) {
    if (typeof tag !== 'string' && typeof tag !== 'object') throw new TypeError('Incorrect locale information provided');
    if (!/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$/.test(String(tag))) {
      throw new RangeError(`Incorrect locale information provided`);
    }
  }
  const first = locales === undefined ? undefined : typeof locales === 'string' ? locales : Array.from(locales)[0];
  return first !== undefined && /^en(-[A-Z]{2})?$/.test(String(first)) ? String(first) : LOCALE;
}

/** GetOption() for strings. */
function choice(options, name, allowed, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  const text = String(value);
  if (allowed !== undefined && !allowed.includes(text)) {
    throw new RangeError(`Value ${text} out of range for Intl options property ${name}`);
  }
  return text;
}

function numberOption(options, name, min, max, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!(number >= min && number <= max)) throw new RangeError(`${name} value is out of range.`);
  return Math.floor(number);
}

// ---- numbers

const CURRENCY_SYMBOLS = {
  USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', CNY: 'CN¥', KRW: '₩', BRL: 'R$', CAD: 'CA$', AUD: 'A$', MXN: 'MX$',
  NZD: 'NZ$', ILS: '₪', VND: '₫', TWD: 'NT$', HKD: 'HK$', XAF: 'FCFA', XOF: 'F CFA', PHP: '₱',
};
const CURRENCY_NAMES = {
  USD: ['US dollar', 'US dollars'], EUR: ['euro', 'euros'], GBP: ['British pound', 'British pounds'],
  JPY: ['Japanese yen', 'Japanese yen'], INR: ['Indian rupee', 'Indian rupees'], CHF: ['Swiss franc', 'Swiss francs'],
  CNY: ['Chinese yuan', 'Chinese yuan'], CAD: ['Canadian dollar', 'Canadian dollars'],
  AUD: ['Australian dollar', 'Australian dollars'],
};
const CURRENCY_DIGITS = { JPY: 0, KRW: 0, VND: 0, CLP: 0, ISK: 0, XAF: 0, XOF: 0, BHD: 3, KWD: 3, TND: 3, JOD: 3, OMR: 3 };
/** unit: [short, long singular, long plural, narrow] */
const UNITS = {
  kilometer: [' km', 'kilometer', 'kilometers', 'km'], meter: [' m', 'meter', 'meters', 'm'],
  centimeter: [' cm', 'centimeter', 'centimeters', 'cm'], millimeter: [' mm', 'millimeter', 'millimeters', 'mm'],
  mile: [' mi', 'mile', 'miles', 'mi'], foot: [' ft', 'foot', 'feet', '′'], inch: [' in', 'inch', 'inches', '″'],
  yard: [' yd', 'yard', 'yards', 'yd'], kilogram: [' kg', 'kilogram', 'kilograms', 'kg'], gram: [' g', 'gram', 'grams', 'g'],
  pound: [' lb', 'pound', 'pounds', '#'], ounce: [' oz', 'ounce', 'ounces', 'oz'], liter: [' L', 'liter', 'liters', 'L'],
  milliliter: [' mL', 'milliliter', 'milliliters', 'mL'], second: [' sec', 'second', 'seconds', 's'],
  minute: [' min', 'minute', 'minutes', 'm'], hour: [' hr', 'hour', 'hours', 'h'], day: [' day', 'day', 'days', 'd'],
  week: [' wk', 'week', 'weeks', 'w'], month: [' mth', 'month', 'months', 'm'], year: [' yr', 'year', 'years', 'y'],
  millisecond: [' ms', 'millisecond', 'milliseconds', 'ms'], byte: [' byte', 'byte', 'bytes', 'B'],
  kilobyte: [' kB', 'kilobyte', 'kilobytes', 'kB'], megabyte: [' MB', 'megabyte', 'megabytes', 'MB'],
  gigabyte: [' GB', 'gigabyte', 'gigabytes', 'GB'], terabyte: [' TB', 'terabyte', 'terabytes', 'TB'],
  bit: [' bit', 'bit', 'bits', 'bit'], percent: ['%', 'percent', 'percent', '%'],
  celsius: ['°C', 'degree Celsius', 'degrees Celsius', '°C'],
  fahrenheit: ['°F', 'degree Fahrenheit', 'degrees Fahrenheit', '°'], degree: [' deg', 'degree', 'degrees', '°'],
};

/** Decimal digits of a non-negative finite number: ["1234", "5"]; rounds half away from zero. */
function decimalDigits(number, minFraction, maxFraction) {
  let text = exactDecimal(number);
  let [integer, fraction = ''] = text.split('.');
  if (fraction.length > maxFraction) {
    const roundsUp = fraction.charCodeAt(maxFraction) >= 53;
    let digits = integer + fraction.slice(0, maxFraction);
    if (roundsUp) digits = (BigInt(digits) + 1n).toString().padStart(digits.length, '0');
    integer = digits.slice(0, digits.length - maxFraction) || '0';
    fraction = maxFraction === 0 ? '' : digits.slice(-maxFraction);
  }
  fraction = fraction.replace(/0+$/, '').padEnd(minFraction, '0');
  return [integer, fraction];
}

/** The shortest decimal text, without an exponent. */
function exactDecimal(number) {
  const text = String(number);
  const match = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, integer, fraction = '', exponent] = match;
  const point = integer.length + Number(exponent);
  const digits = integer + fraction;
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function significantDigits(number, min, max) {
  if (number === 0) return decimalDigits(0, Math.max(0, min - 1), Math.max(0, min - 1));
  const exponent = Number(Number(number).toExponential().split('e')[1]);
  const places = max - 1 - exponent;
  if (places >= 0) return decimalDigits(number, Math.max(0, min - 1 - exponent), places);
  const scale = 10n ** BigInt(-places);
  const rounded = (BigInt(Math.round(Number(number))) + scale / 2n) / scale * scale;
  return [rounded.toString(), ''];
}

const group = (integer) => integer.replace(/\B(?=(\d{3})+$)/g, ',');

const COMPACT = [[1e12, 'T', 'trillion'], [1e9, 'B', 'billion'], [1e6, 'M', 'million'], [1e3, 'K', 'thousand']];

class NumberFormat {
  #options;

  constructor(locales, options = {}) {
    const o = Object(options);
    const locale = checkLocales(locales);
    const style = choice(o, 'style', ['decimal', 'percent', 'currency', 'unit'], 'decimal');
    const currency = choice(o, 'currency', undefined, undefined)?.toUpperCase();
    if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) throw new RangeError(`Invalid currency code : ${o.currency}`);
    if (style === 'currency' && currency === undefined) throw new TypeError('Currency code is required with currency style.');
    const unit = choice(o, 'unit', undefined, undefined);
    if (style === 'unit' && unit === undefined) throw new TypeError('Unit is required with unit style.');
    if (unit !== undefined && !unit.split('-per-').every((part) => part in UNITS)) {
      throw new RangeError(`Invalid unit argument for Intl.NumberFormat() '${unit}'`);
    }
    const notation = choice(o, 'notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard');
    const isCurrency = style === 'currency';
    const currencyDigits = CURRENCY_DIGITS[currency] ?? 2;
    const defaultMin = isCurrency && notation === 'standard' ? currencyDigits : 0;
    const defaultMax = isCurrency && notation === 'standard' ? currencyDigits : style === 'percent' ? 0 : notation === 'compact' ? 0 : 3;
    let minFraction = numberOption(o, 'minimumFractionDigits', 0, 100, undefined);
    let maxFraction = numberOption(o, 'maximumFractionDigits', 0, 100, undefined);
    const hasFraction = minFraction !== undefined || maxFraction !== undefined;
    if (minFraction === undefined) minFraction = Math.min(defaultMin, maxFraction ?? defaultMin);
    if (maxFraction === undefined) maxFraction = Math.max(defaultMax, minFraction);
    if (minFraction > maxFraction) throw new RangeError('maximumFractionDigits value is out of range.');
    const hasSignificant = o.minimumSignificantDigits !== undefined || o.maximumSignificantDigits !== undefined;
    this.#options = {
      locale, numberingSystem: 'latn', style, currency,
      currencyDisplay: isCurrency ? choice(o, 'currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol') : undefined,
      currencySign: isCurrency ? choice(o, 'currencySign', ['standard', 'accounting'], 'standard') : undefined,
      unit: style === 'unit' ? unit : undefined,
      unitDisplay: style === 'unit' ? choice(o, 'unitDisplay', ['short', 'narrow', 'long'], 'short') : undefined,
      minimumIntegerDigits: numberOption(o, 'minimumIntegerDigits', 1, 21, 1),
      minimumFractionDigits: hasSignificant ? undefined : minFraction,
      maximumFractionDigits: hasSignificant ? undefined : maxFraction,
      minimumSignificantDigits: hasSignificant ? numberOption(o, 'minimumSignificantDigits', 1, 21, 1) : undefined,
      maximumSignificantDigits: hasSignificant ? numberOption(o, 'maximumSignificantDigits', 1, 21, 21) : undefined,
      useGrouping: o.useGrouping === undefined ? 'auto' : o.useGrouping === false || o.useGrouping === 'false' ? false
        : o.useGrouping === true ? 'always' : o.useGrouping,
      notation,
      compactDisplay: notation === 'compact' ? choice(o, 'compactDisplay', ['short', 'long'], 'short') : undefined,
      signDisplay: choice(o, 'signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto'),
      roundingIncrement: 1, roundingMode: 'halfExpand', roundingPriority: 'auto', trailingZeroDisplay: 'auto',
    };
    Object.defineProperty(this.#options, 'roundsCompact', { value: notation === 'compact' && !hasFraction && !hasSignificant });
  }

  resolvedOptions() {
    return Object.fromEntries(Object.entries(this.#options).filter(([, value]) => value !== undefined));
  }

  formatToParts(value) {
    const o = this.#options;
    let number = typeof value === 'bigint' ? value : Number(value);
    const isNegative = number < 0 || Object.is(number, -0);
    if (isNegative) number = -number;
    if (o.style === 'percent') number = typeof number === 'bigint' ? number * 100n : number * 100;
    const parts = [];
    let exponentText;
    let compactText;
    let isZero = false;
    if (number !== number) {
      parts.push({ type: 'nan', value: 'NaN' });
    } else if (number === Infinity) {
      parts.push({ type: 'infinity', value: '∞' });
    } else {
      let scaled = number;
      if (o.notation === 'compact') {
        let step = COMPACT.find(([size]) => Number(number) >= size);
        // 999,950 rounds to 1M
        if (step === undefined && Number(number) >= 999.5) step = COMPACT[3];
        if (step !== undefined) {
          scaled = Number(number) / step[0];
          const index = COMPACT.indexOf(step);
          if (scaled >= 999.5 && index > 0) {
            step = COMPACT[index - 1];
            scaled = Number(number) / step[0];
          }
          compactText = o.compactDisplay === 'long' ? step[2] : step[1];
        }
      } else if (o.notation !== 'standard' && number !== 0) {
        let exponent = Number(Number(number).toExponential().split('e')[1]);
        if (o.notation === 'engineering') exponent = Math.floor(exponent / 3) * 3;
        scaled = Number(`${Number(number).toExponential().replace(/e.*/, '')}`) * 10 ** (Number(Number(number).toExponential().split('e')[1]) - exponent);
        exponentText = String(exponent);
      } else if (o.notation !== 'standard') {
        exponentText = '0';
      }
      const [integer, fraction] = o.roundsCompact
        ? (scaled >= 100 ? decimalDigits(scaled, 0, 0) : significantDigits(scaled, 1, 2))
        : o.maximumSignificantDigits !== undefined
          ? significantDigits(scaled, o.minimumSignificantDigits, o.maximumSignificantDigits)
          : decimalDigits(scaled, o.minimumFractionDigits, o.maximumFractionDigits);
      isZero = /^0*$/.test(integer + fraction);
      const padded = integer.padStart(o.minimumIntegerDigits, '0');
      const grouped = o.useGrouping === false || (o.useGrouping === 'min2' && padded.length < 5) ||
        (o.notation === 'compact' && padded.length < 5) ? padded : group(padded);
      grouped.split(',').forEach((digits, index) => {
        if (index > 0) parts.push({ type: 'group', value: ',' });
        parts.push({ type: 'integer', value: digits });
      });
      if (fraction !== '') parts.push({ type: 'decimal', value: '.' }, { type: 'fraction', value: fraction });
      if (exponentText !== undefined) {
        parts.push({ type: 'exponentSeparator', value: 'E' });
        if (exponentText[0] === '-') parts.push({ type: 'exponentMinusSign', value: '-' });
        parts.push({ type: 'exponentInteger', value: exponentText.replace('-', '') });
      }
      if (compactText !== undefined) {
        if (o.compactDisplay === 'long') parts.push({ type: 'literal', value: ' ' });
        parts.push({ type: 'compact', value: compactText });
      }
    }
    this.#addStyle(parts, Number(number));
    const sign = o.signDisplay === 'never' ? '' : isNegative && !(isZero && (o.signDisplay === 'exceptZero' || o.signDisplay === 'negative')) ? '-'
      : o.signDisplay === 'always' || (o.signDisplay === 'exceptZero' && !isZero) ? '+' : '';
    if (sign === '-' && o.currencySign === 'accounting') {
      parts.unshift({ type: 'literal', value: '(' });
      parts.push({ type: 'literal', value: ')' });
    } else if (sign !== '') {
      parts.unshift({ type: sign === '-' ? 'minusSign' : 'plusSign', value: sign });
    }
    return parts;
  }

  #addStyle(parts, number) {
    const o = this.#options;
    if (o.style === 'percent') parts.push({ type: 'percentSign', value: '%' });
    if (o.style === 'currency') {
      if (o.currencyDisplay === 'name') {
        const text = parts.map((part) => part.value).join('');
        const names = CURRENCY_NAMES[o.currency];
        parts.push({ type: 'literal', value: ' ' },
          { type: 'currency', value: names === undefined ? o.currency : text === '1' || text === '1.00' && false ? names[0] : names[1] });
        return;
      }
      const symbol = o.currencyDisplay === 'code' ? o.currency
        : o.currencyDisplay === 'narrowSymbol' ? (CURRENCY_SYMBOLS[o.currency] ?? o.currency).replace(/^[A-Z]+(?=\W)/, '')
          : CURRENCY_SYMBOLS[o.currency] ?? o.currency;
      if (/[A-Za-z]$/.test(symbol)) parts.unshift({ type: 'literal', value: '\u00A0' });
      parts.unshift({ type: 'currency', value: symbol });
    }
    if (o.style === 'unit') {
      const [unit, per] = o.unit.split('-per-');
      const isOne = parts.map((part) => part.value).join('') === '1';
      const [short, one, many, narrow] = UNITS[unit];
      let text;
      if (o.unitDisplay === 'long') text = ` ${isOne ? one : many}`;
      else if (o.unitDisplay === 'narrow') text = narrow;
      else text = isOne || !['day', 'week', 'month', 'year', 'byte'].includes(unit) ? short : unit === 'byte' ? short : `${short}s`;
      if (per !== undefined) {
        text = o.unitDisplay === 'long' ? `${text} per ${UNITS[per][1]}`
          : unit === 'kilometer' && per === 'hour' ? ' km/h' : unit === 'mile' && per === 'hour' ? ' mph' : `${text}/${UNITS[per][3]}`;
      }
      if (text.startsWith(' ')) parts.push({ type: 'literal', value: ' ' });
      parts.push({ type: 'unit', value: text.trimStart() });
    }
  }

  get format() {
    const format = (value) => this.formatToParts(value).map((part) => part.value).join('');
    Object.defineProperty(format, 'name', { value: '' });
    return format;
  }

  formatRange(start, end) { return start === end ? `~${this.format(start)}` : `${this.format(start)}–${this.format(end)}`; }
  static supportedLocalesOf(locales) { return [locales].flat().filter(Boolean); }
}

// ---- dates

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const UTC_NAMES = /^(utc|gmt|etc\/(utc|gmt|uct|zulu|universal|greenwich)|uct|zulu|universal|greenwich)$/i;

class DateTimeFormat {
  #options;

  constructor(locales, options, required = 'any', defaults = 'date') {
    const o = Object(options ?? {});
    const locale = checkLocales(locales);
    const timeZone = o.timeZone === undefined ? 'UTC' : String(o.timeZone);
    const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(timeZone);
    if (!UTC_NAMES.test(timeZone) && offset === null) throw new RangeError(`Invalid time zone specified: ${timeZone}`);
    const fields = {
      weekday: choice(o, 'weekday', ['narrow', 'short', 'long']), era: choice(o, 'era', ['narrow', 'short', 'long']),
      year: choice(o, 'year', ['2-digit', 'numeric']),
      month: choice(o, 'month', ['2-digit', 'numeric', 'narrow', 'short', 'long']),
      day: choice(o, 'day', ['2-digit', 'numeric']), dayPeriod: choice(o, 'dayPeriod', ['narrow', 'short', 'long']),
      hour: choice(o, 'hour', ['2-digit', 'numeric']), minute: choice(o, 'minute', ['2-digit', 'numeric']),
      second: choice(o, 'second', ['2-digit', 'numeric']),
      fractionalSecondDigits: numberOption(o, 'fractionalSecondDigits', 1, 3, undefined),
      timeZoneName: choice(o, 'timeZoneName', ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric']),
    };
    const styles = ['full', 'long', 'medium', 'short'];
    const dateStyle = choice(o, 'dateStyle', styles);
    const timeStyle = choice(o, 'timeStyle', styles);
    const hasDate = ['weekday', 'year', 'month', 'day'].some((name) => fields[name] !== undefined);
    const hasTime = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits'].some((name) => fields[name] !== undefined);
    if (dateStyle !== undefined || timeStyle !== undefined) {
      if (hasDate || hasTime) throw new TypeError(`Can't set option ${Object.keys(fields).find((name) => fields[name] !== undefined)} when ${dateStyle !== undefined ? 'dateStyle' : 'timeStyle'} is used`);
    } else {
      const needs = !((required !== 'time' && hasDate) || (required !== 'date' && hasTime));
      if (needs && (defaults === 'date' || defaults === 'all')) fields.year = fields.month = fields.day = 'numeric';
      if (needs && (defaults === 'time' || defaults === 'all')) fields.hour = fields.minute = fields.second = 'numeric';
    }
    if (dateStyle !== undefined) {
      Object.assign(fields, {
        full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
        long: { year: 'numeric', month: 'long', day: 'numeric' },
        medium: { year: 'numeric', month: 'short', day: 'numeric' },
        short: { year: '2-digit', month: 'numeric', day: 'numeric' },
      }[dateStyle]);
    }
    if (timeStyle !== undefined) {
      Object.assign(fields, { hour: 'numeric', minute: '2-digit' }, timeStyle === 'short' ? {} : { second: '2-digit' },
        timeStyle === 'full' ? { timeZoneName: 'long' } : timeStyle === 'long' ? { timeZoneName: 'short' } : {});
    }
    const hourCycle = choice(o, 'hourCycle', ['h11', 'h12', 'h23', 'h24']);
    const is12 = o.hour12 !== undefined ? Boolean(o.hour12) : hourCycle === undefined ? true : hourCycle === 'h12' || hourCycle === 'h11';
    this.#options = {
      locale, calendar: 'gregory', numberingSystem: 'latn', timeZone: offset === null ? 'UTC' : timeZone,
      ...(fields.hour === undefined ? {} : { hourCycle: is12 ? 'h12' : hourCycle === 'h24' ? 'h24' : 'h23', hour12: is12 }),
      ...fields, dateStyle, timeStyle,
    };
    Object.defineProperty(this.#options, 'offsetMs', {
      value: offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * 60000,
    });
  }

  resolvedOptions() {
    const { dateStyle, timeStyle, ...rest } = this.#options;
    const isStyled = dateStyle !== undefined || timeStyle !== undefined;
    const names = ['weekday', 'era', 'year', 'month', 'day', 'hour', 'minute', 'second', 'timeZoneName'];
    return Object.fromEntries(Object.entries({ ...rest, dateStyle, timeStyle })
      .filter(([name, value]) => value !== undefined && !(isStyled && names.includes(name))));
  }

  formatToParts(date) {
    const o = this.#options;
    const time = date === undefined ? Date.now() : Number(date);
    if (!Number.isFinite(time)) throw new RangeError('Invalid time value');
    const d = new Date(time + o.offsetMs);
    const two = (number) => String(number).padStart(2, '0');
    const sized = (number, size) => size === '2-digit' ? two(number % 100) : String(number);
    const parts = [];
    const add = (type, value) => parts.push({ type, value });
    const literal = (value) => { if (parts.length > 0) add('literal', value); };
    const isTextMonth = o.month !== undefined && o.month !== 'numeric' && o.month !== '2-digit';
    const short = (name, size) => size === 'long' ? name : size === 'short' ? name.slice(0, 3) : name[0];
    const year = d.getUTCFullYear();

    if (o.weekday !== undefined) add('weekday', short(WEEKDAYS[d.getUTCDay()], o.weekday));
    if (isTextMonth) {
      if (o.weekday !== undefined) add('literal', ', ');
      add('month', short(MONTHS[d.getUTCMonth()], o.month));
      if (o.day !== undefined) {
        add('literal', ' ');
        add('day', sized(d.getUTCDate(), o.day));
      }
      if (o.year !== undefined) {
        add('literal', o.day === undefined ? ' ' : ', ');
        add('year', sized(year, o.year));
      }
    } else {
      const numeric = [];
      if (o.month !== undefined) numeric.push(['month', sized(d.getUTCMonth() + 1, o.month)]);
      if (o.day !== undefined) numeric.push(['day', sized(d.getUTCDate(), o.day)]);
      if (o.year !== undefined) numeric.push(['year', sized(year, o.year)]);
      numeric.forEach(([type, value], index) => {
        if (index > 0) add('literal', '/');
        else if (o.weekday !== undefined) add('literal', numeric.length === 1 && type === 'day' ? ' ' : ', ');
        add(type, value);
      });
    }
    if (o.era !== undefined) {
      literal(' ');
      add('era', o.era === 'long' ? (year > 0 ? 'Anno Domini' : 'Before Christ') : o.era === 'narrow' ? (year > 0 ? 'A' : 'B') : year > 0 ? 'AD' : 'BC');
    }
    const hasTime = o.hour !== undefined || o.minute !== undefined || o.second !== undefined || o.fractionalSecondDigits !== undefined;
    if (hasTime) {
      literal(o.dateStyle === 'full' || o.dateStyle === 'long' ? ' at ' : isTextMonth && o.dateStyle === undefined ? ' at ' : ', ');
      this.#addTime(parts, add, d, two);
    }
    if (o.timeZoneName !== undefined) {
      literal(parts.length > 0 && hasTime ? ' ' : ', ');
      const sign = o.offsetMs < 0 ? '-' : '+';
      const minutes = Math.abs(o.offsetMs) / 60000;
      add('timeZoneName', o.offsetMs !== 0 ? `GMT${sign}${Math.floor(minutes / 60)}${minutes % 60 ? `:${two(minutes % 60)}` : ''}`
        : { long: 'Coordinated Universal Time', short: 'UTC', longGeneric: 'GMT', shortGeneric: 'GMT' }[o.timeZoneName] ?? 'GMT');
    }
    return parts;
  }

  #addTime(parts, add, d, two) {
    const o = this.#options;
    const hours = d.getUTCHours();
    let isFirst = true;
    const field = (type, value) => {
      if (!isFirst) add('literal', ':');
      isFirst = false;
      add(type, value);
    };
    if (o.hour !== undefined) {
      const hour = o.hour12 ? hours % 12 || 12 : o.hourCycle === 'h24' ? hours || 24 : hours;
      field('hour', o.hour === '2-digit' || !o.hour12 ? two(hour) : String(hour));
    }
    if (o.minute !== undefined) {
      field('minute', o.hour !== undefined || o.second !== undefined ? two(d.getUTCMinutes()) : String(d.getUTCMinutes()));
    }
    if (o.second !== undefined) field('second', o.minute !== undefined ? two(d.getUTCSeconds()) : String(d.getUTCSeconds()));
    if (o.fractionalSecondDigits !== undefined) {
      if (o.second !== undefined) add('literal', '.');
      add('fractionalSecond', String(d.getUTCMilliseconds()).padStart(3, '0').slice(0, o.fractionalSecondDigits));
    }
    if (o.hour !== undefined && o.hour12) {
      add('literal', ' ');
      add('dayPeriod', hours < 12 ? 'AM' : 'PM');
    }
  }

  get format() { return (date) => this.formatToParts(date).map((part) => part.value).join(''); }

  formatRange(start, end) {
    const [from, to] = [this.format(start), this.format(end)];
    return from === to ? from : `${from} – ${to}`;
  }

  static supportedLocalesOf(locales) { return [locales].flat().filter(Boolean); }
}

// ---- collation

/** Sorts like the root collation for Latin text: letters before their accents before their case. */
const base = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');

/** Punctuation, then digits, then letters. */
function rank(character) {
  if (/\p{L}/u.test(character)) return 3;
  if (/\p{N}/u.test(character)) return 2;
  return /\s/.test(character) ? 0 : 1;
}

function compareBase(left, right, isNumeric) {
  const pattern = isNumeric ? /\d+|./gsu : /./gsu;
  const [a, b] = [left.match(pattern) ?? [], right.match(pattern) ?? []];
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] === b[i]) continue;
    if (isNumeric && /^\d/.test(a[i]) && /^\d/.test(b[i])) {
      const difference = BigInt(a[i]) - BigInt(b[i]);
      if (difference !== 0n) return difference < 0n ? -1 : 1;
      continue;
    }
    const order = rank(a[i]) - rank(b[i]) || (a[i] < b[i] ? -1 : 1);
    return order < 0 ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

class Collator {
  #options;
  #compare;

  constructor(locales, options = {}) {
    const o = Object(options);
    this.#options = {
      locale: checkLocales(locales),
      usage: choice(o, 'usage', ['sort', 'search'], 'sort'),
      sensitivity: choice(o, 'sensitivity', ['base', 'accent', 'case', 'variant'], 'variant'),
      ignorePunctuation: Boolean(o.ignorePunctuation),
      collation: 'default',
      numeric: Boolean(o.numeric),
      caseFirst: choice(o, 'caseFirst', ['upper', 'lower', 'false'], 'false'),
    };
  }

  resolvedOptions() { return { ...this.#options }; }

  get compare() {
    const { sensitivity, ignorePunctuation, numeric, caseFirst } = this.#options;
    return this.#compare ??= (x, y) => {
      let [left, right] = [String(x), String(y)];
      if (ignorePunctuation) [left, right] = [left, right].map((text) => text.replace(/[\p{P}\s]/gu, ''));
      if (left === right) return 0;
      const order = compareBase(base(left).toLowerCase(), base(right).toLowerCase(), numeric);
      if (order !== 0) return order;
      if (sensitivity === 'accent' || sensitivity === 'variant') {
        const [a, b] = [left.normalize('NFD').toLowerCase(), right.normalize('NFD').toLowerCase()];
        if (a !== b) return a < b ? -1 : 1;
      }
      if (sensitivity === 'case' || sensitivity === 'variant') {
        // lower case comes first
        const [a, b] = [base(left), base(right)];
        for (let i = 0; i < a.length && i < b.length; i++) {
          if (a[i] !== b[i]) return (a[i] === a[i].toLowerCase() ? -1 : 1) * (caseFirst === 'upper' ? -1 : 1);
        }
      }
      return 0;
    };
  }

  static supportedLocalesOf(locales) { return [locales].flat().filter(Boolean); }
}

// ---- words

class PluralRules {
  #type;
  #locale;

  constructor(locales, options = {}) {
    this.#locale = checkLocales(locales);
    this.#type = choice(Object(options), 'type', ['cardinal', 'ordinal'], 'cardinal');
  }

  select(number) {
    if (this.#type === 'cardinal') return Number(number) === 1 ? 'one' : 'other';
    const [ten, hundred] = [number % 10, number % 100];
    if (ten === 1 && hundred !== 11) return 'one';
    if (ten === 2 && hundred !== 12) return 'two';
    return ten === 3 && hundred !== 13 ? 'few' : 'other';
  }

  resolvedOptions() {
    return {
      locale: this.#locale, type: this.#type, minimumIntegerDigits: 1, minimumFractionDigits: 0, maximumFractionDigits: 3,
      pluralCategories: this.#type === 'cardinal' ? ['one', 'other'] : ['few', 'one', 'two', 'other'],
    };
  }

  static supportedLocalesOf(locales) { return [locales].flat().filter(Boolean); }
}

class ListFormat {
  #options;

  constructor(locales, options = {}) {
    const o = Object(options);
    this.#options = {
      locale: checkLocales(locales),
      type: choice(o, 'type', ['conjunction', 'disjunction', 'unit'], 'conjunction'),
      style: choice(o, 'style', ['long', 'short', 'narrow'], 'long'),
    };
  }

  formatToParts(list) {
    const { type, style } = this.#options;
    const items = [...list];
    const word = type === 'disjunction' ? 'or' : style === 'long' ? 'and' : '&';
    const separator = type === 'unit' && style === 'narrow' ? ' ' : ', ';
    const last = type === 'unit' ? separator : `, ${word} `;
    const pair = type === 'unit' ? separator : ` ${word} `;
    return items.flatMap((value, index) => {
      const element = { type: 'element', value };
      if (index === 0) return [element];
      const isLast = index === items.length - 1;
      return [{ type: 'literal', value: !isLast ? separator : items.length === 2 ? pair : last }, element];
    });
  }

  format(list) { return this.formatToParts(list).map((part) => part.value).join(''); }
  resolvedOptions() { return { ...this.#options }; }
  static supportedLocalesOf(locales) { return [locales].flat().filter(Boolean); }
}

const RELATIVE_WORDS = {
  day: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }, year: { '-1': 'last year', '0': 'this year', '1': 'next year' },
  month: { '-1': 'last month', '0': 'this month', '1': 'next month' }, week: { '-1': 'last week', '0': 'this week', '1': 'next week' },
  quarter: { '-1': 'last quarter', '0': 'this quarter', '1': 'next quarter' }, hour: { '0': 'this hour' },
  minute: { '0': 'this minute' }, second: { '0': 'now' },
};
const RELATIVE_SHORT = { second: 'sec.', minute: 'min.', hour: 'hr.', day: 'day', week: 'wk.', month: 'mo.', quarter: 'qtr.', year: 'yr.' };

class RelativeTimeFormat {
  #options;
  #number;

  constructor(locales, options = {}) {
    const o = Object(options);
    this.#options = {
      locale: checkLocales(locales), style: choice(o, 'style', ['long', 'short', 'narrow'], 'long'),
      numeric: choice(o, 'numeric', ['always', 'auto'], 'always'), numberingSystem: 'latn',
    };
    this.#number = new NumberFormat(locales);
  }

  format(value, unit) {
    const name = String(unit).replace(/s$/, '');
    if (!(name in RELATIVE_WORDS)) throw new RangeError(`Invalid unit argument for format() '${unit}'`);
    const number = Number(value);
    if (!Number.isFinite(number)) throw new RangeError('Invalid number value');
    if (this.#options.numeric === 'auto' && RELATIVE_WORDS[name][String(number)] !== undefined) return RELATIVE_WORDS[name][String(number)];
    const isPast = number < 0 || Object.is(number, -0);
    const amount = Math.abs(number);
    const isShort = this.#options.style !== 'long';
    const plural = amount === 1 ? '' : 's';
    const word = !isShort ? name + plural : name === 'day' ? `day${plural}` : name === 'quarter' && plural ? 'qtrs.' : RELATIVE_SHORT[name];
    const text = `${this.#number.format(amount)} ${word}`;
    return isPast ? `${text} ago` : `in ${text}`;
  }

  formatToParts(value, unit) { return [{ type: 'literal', value: this.format(value, unit) }]; }
  resolvedOptions() { return { ...this.#options }; }
  static supportedLocalesOf(locales) { return [locales].flat().filter(Boolean); }
}

/** Grapheme clusters as far as combining marks, joiners, flags and modifiers make them. */
const GRAPHEMES = /\r\n|\p{RI}\p{RI}|\p{Emoji}(?:\p{EMod}|\uFE0F\u20E3?|[\u{E0020}-\u{E007F}]+)?(?:\u200D\p{Emoji}(?:\p{EMod}|\uFE0F)?)*[\p{M}\u200D]*|[^][\p{M}\u200D\uFE0F]*/gu;
const WORDS = /[\p{L}\p{N}_]+(?:['’.][\p{L}\p{N}_]+)*|\s+|[^]/gu;
const SENTENCES = /[^.!?\n]*[.!?]+["')\]]*\s*|[^.!?\n]+\n?|\n/gu;

class Segmenter {
  #options;

  constructor(locales, options = {}) {
    this.#options = {
      locale: checkLocales(locales), granularity: choice(Object(options), 'granularity', ['grapheme', 'word', 'sentence'], 'grapheme'),
    };
  }

  segment(input) {
    const text = String(input);
    const { granularity } = this.#options;
    const pattern = { grapheme: GRAPHEMES, word: WORDS, sentence: SENTENCES }[granularity];
    const list = () => Array.from(text.matchAll(pattern), ({ 0: segment, index }) => ({
      segment, index, input: text, ...(granularity === 'word' ? { isWordLike: /[\p{L}\p{N}]/u.test(segment) } : {}),
    }));
    return {
      [Symbol.iterator]: () => list()[Symbol.iterator](),
      containing: (index = 0) => list().find((part) => index >= part.index && index < part.index + part.segment.length),
    };
  }

  resolvedOptions() { return { ...this.#options }; }
  static supportedLocalesOf(locales) { return [locales].flat().filter(Boolean); }
}

class Locale {
  #parts;

  constructor(tag, options = {}) {
    if (typeof tag !== 'string' && typeof tag !== 'object') throw new TypeError('First argument to Intl.Locale constructor can\'t be empty or missing');
    const match = /^([A-Za-z]{2,8})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?/.exec(String(tag));
    if (match === null) throw new RangeError('Incorrect locale information provided');
    this.#parts = {
      language: (options.language ?? match[1]).toLowerCase(), script: options.script ?? match[2], region: (options.region ?? match[3])?.toUpperCase(),
    };
  }

  get language() { return this.#parts.language; }
  get script() { return this.#parts.script; }
  get region() { return this.#parts.region; }
  get baseName() { return [this.language, this.script, this.region].filter(Boolean).join('-'); }
  toString() { return this.baseName; }
  maximize() { return this; }
  minimize() { return this; }
}

// ---- what a program sees

function install() {
  const services = { NumberFormat, DateTimeFormat, Collator, PluralRules, ListFormat, RelativeTimeFormat, Segmenter, Locale };
  const intl = {};
  Object.defineProperty(intl, Symbol.toStringTag, { value: 'Intl', configurable: true });
  for (const [name, Service] of Object.entries(services)) {
    Object.defineProperty(Service.prototype, Symbol.toStringTag, { value: `Intl.${name}`, configurable: true });
    // these three may be called without `new`
    const isCallable = name === 'NumberFormat' || name === 'DateTimeFormat' || name === 'Collator';
    define(intl, name, isCallable ? new Proxy(Service, { apply: (target, receiver, args) => new target(...args) }) : Service);
    if (isCallable) define(Service.prototype, 'constructor', intl[name]);
  }
  define(intl, 'getCanonicalLocales', function getCanonicalLocales(locales) {
    checkLocales(locales);
    return locales === undefined ? [] : [locales].flat().map((tag) => new Locale(tag).baseName);
  });
  define(intl, 'supportedValuesOf', function supportedValuesOf(key) {
    return { timeZone: ['UTC'], currency: Object.keys(CURRENCY_SYMBOLS).sort(), unit: Object.keys(UNITS).sort(), calendar: ['gregory'],
      collation: ['default'], numberingSystem: ['latn'] }[key] ?? (() => { throw new RangeError(`Invalid key : ${key}`); })();
  });
  define(globalThis, 'Intl', intl);

  const methods = {
    toLocaleString(locales, options) { return new NumberFormat(locales, options).format(Number.prototype.valueOf.call(this)); },
  };
  define(Number.prototype, 'toLocaleString', methods.toLocaleString);
  define(BigInt.prototype, 'toLocaleString', { toLocaleString(locales, options) {
    return new NumberFormat(locales, options).format(BigInt.prototype.valueOf.call(this));
  } }.toLocaleString);
  const dates = { toLocaleString: ['any', 'all'], toLocaleDateString: ['date', 'date'], toLocaleTimeString: ['time', 'time'] };
  for (const [name, [required, defaults]] of Object.entries(dates)) {
    define(Date.prototype, name, { [name](locales, options) {
      const time = Date.prototype.getTime.call(this);
      if (time !== time) return 'Invalid Date';
      return new DateTimeFormat(locales, options, required, defaults).format(time);
    } }[name]);
  }
  const collator = new Collator();
  define(String.prototype, 'localeCompare', { localeCompare(that, locales, options) {
    if (this === undefined || this === null) throw new TypeError('String.prototype.localeCompare called on null or undefined');
    const service = locales === undefined && options === undefined ? collator : new Collator(locales, options);
    return service.compare(String(this), String(that));
  } }.localeCompare);
  define(String.prototype, 'toLocaleUpperCase', { toLocaleUpperCase() { return String.prototype.toUpperCase.call(this); } }.toLocaleUpperCase);
  define(String.prototype, 'toLocaleLowerCase', { toLocaleLowerCase() { return String.prototype.toLowerCase.call(this); } }.toLocaleLowerCase);
}

module.exports = { install };
