using System.Collections.Frozen;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>Numbers written as words in English, French, Spanish, Vietnamese and Chinese: "two hundred and fifty", "quatre-vingts", "năm trăm nghìn", "五十".</summary>
internal static class NumberWords
{
    // Units are added to what is pending; a value from 100 on multiplies it.
    private static readonly FrozenDictionary<ulong, long> Units = Table(
        "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 "
        + "twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 "
        + "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 octante=80 nonante=90 "
        + "uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veinticinco=25 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 doscientos=200 trescientos=300 cuatrocientos=400 quinientos=500 seiscientos=600 setecientos=700 ochocientos=800 novecientos=900 "
        + "mot=1 hai=2 ba=3 bon=4 nam=5 lam=5 sau=6 bay=7 tam=8 chin=9 "
        + "一=1 二=2 两=2 三=3 四=4 五=5 六=6 七=7 八=8 九=9 零=0");

    private static readonly FrozenDictionary<ulong, long> Multipliers = Table(
        "hundred=100 thousand=1000 grand=1000 million=1000000 cent=100 cents=100 mille=1000 cien=100 ciento=100 mil=1000 millon=1000000 "
        + "muoi=10 chuc=10 tram=100 nghin=1000 ngan=1000 trieu=1000000 十=10 百=100 千=1000 万=10000");

    private static readonly FrozenSet<ulong> Joiners = Table("and=0 et=0 y=0 le=0 linh=0").Keys.ToFrozenSet();

    /// <summary>Reads a number that begins at a token; false when none does.</summary>
    public static bool TryRead(TextScan scan, int from, out decimal value, out int to)
    {
        long total = 0, section = 0, pending = 0;
        to = from;
        for (var i = from; i < scan.Tokens.Count && i - from < 12; i++)
        {
            var hash = scan.Tokens[i].Hash;
            if (Units.TryGetValue(hash, out var unit))
            {
                // "quatre-vingt" is four times twenty.
                pending = unit == 20 && pending == 4 ? 80 : pending + unit;
            }
            else if (Multipliers.TryGetValue(hash, out var factor))
            {
                if (factor >= 1000)
                {
                    total += Math.Max(1, section + pending) * factor;
                    section = 0;
                }
                else
                {
                    section += Math.Max(1, pending) * factor;
                }

                pending = 0;
            }
            else if (i > from && Joiners.Contains(hash) && i + 1 < scan.Tokens.Count && Units.ContainsKey(scan.Tokens[i + 1].Hash))
            {
                continue;
            }
            else
            {
                break;
            }

            to = i + 1;
        }

        value = total + section + pending;
        return to > from;
    }

    /// <summary>The number that a single word is; false when it is none.</summary>
    public static bool TryReadOne(TextScan scan, int at, out long value) => Units.TryGetValue(scan.Tokens[at].Hash, out value);

    /// <summary>"500 nghìn", "50 thousand", "1.5 triệu": what a word after digits multiplies them by; 1 when it does not.</summary>
    public static long FactorOf(ulong tokenHash) => Multipliers.TryGetValue(tokenHash, out var factor) && factor >= 1000 ? factor : 1;

    private static FrozenDictionary<ulong, long> Table(string entries)
    {
        var table = new Dictionary<ulong, long>();
        foreach (var entry in entries.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            table[Hashing.Of(entry.AsSpan(0, equals))] = long.Parse(entry.AsSpan(equals + 1), System.Globalization.CultureInfo.InvariantCulture);
        }

        return table.ToFrozenDictionary();
    }
}
