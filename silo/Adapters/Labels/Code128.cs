namespace Platform.Silo.Adapters.Labels;

/// <summary>Code 128, set B (ISO/IEC 15417): printable ASCII as widths of bars and spaces.</summary>
internal static class Code128
{
    private const int StartB = 104;
    private const int Stop = 106;
    private const int Modulus = 103;

    // Each symbol is six widths, bar first; the stop has seven. Index is the symbol's value.
    private const string Widths =
        "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221" +
        "223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321" +
        "112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131" +
        "311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114" +
        "122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141" +
        "2141214121211111431113411311411141131143114111134113111131411141313111414111312114122112142112322331112";

    /// <summary>The widths of a text, in modules, beginning with a bar; every second one is a space.</summary>
    /// <exception cref="ArgumentException">A character is not printable ASCII.</exception>
    public static IEnumerable<int> Encode(string text)
    {
        if (text.Any(letter => letter is < ' ' or > '~'))
        {
            throw new ArgumentException($"'{text}' has a character that Code 128 set B lacks", nameof(text));
        }

        var check = StartB;
        var symbols = new List<int> { StartB };
        for (var index = 0; index < text.Length; index++)
        {
            symbols.Add(text[index] - ' ');
            check += (index + 1) * symbols[^1];
        }

        symbols.Add(check % Modulus);
        return symbols.SelectMany(value => Widths.Substring(6 * value, 6)).Concat(Widths[(6 * Stop)..]).Select(width => width - '0');
    }
}
