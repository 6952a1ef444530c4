namespace Platform.Knowledge;

/// <summary>
/// Porter's second English stemmer (snowballstem.org/algorithms/english/stemmer.html), steps 0 to 5 on folded words,
/// after British spellings were turned into American ones.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["centre"] = "center", ["centres"] = "center", ["theatre"] = "theater", ["litre"] = "liter", ["litres"] = "liter", ["metre"] = "meter",
        ["metres"] = "meter", ["fibre"] = "fiber", ["licence"] = "license", ["cheque"] = "check", ["cheques"] = "check", ["grey"] = "gray",
        ["tyre"] = "tire", ["tyres"] = "tire", ["programme"] = "program", ["programmes"] = "program", ["catalogue"] = "catalog",
        ["jewellery"] = "jewelry", ["instalment"] = "instalment", ["instalments"] = "instalment", ["installment"] = "instalment", ["installments"] = "instalment",
        ["paid"] = "pay", ["sent"] = "send", ["bought"] = "buy", ["sold"] = "sell", ["lost"] = "lose", ["losing"] = "lose", ["broke"] = "break",
        ["broken"] = "break", ["kept"] = "keep", ["left"] = "leave", ["forgot"] = "forget", ["forgotten"] = "forget", ["took"] = "take",
        ["taken"] = "take", ["gave"] = "give", ["given"] = "give", ["got"] = "get", ["gotten"] = "get", ["went"] = "go", ["gone"] = "go",
        ["came"] = "come", ["made"] = "make", ["held"] = "hold", ["met"] = "meet", ["ran"] = "run", ["began"] = "begin", ["begun"] = "begin",
        ["chose"] = "choose", ["chosen"] = "choose", ["wrote"] = "write", ["written"] = "write", ["spent"] = "spend", ["built"] = "build",
        ["brought"] = "bring", ["taught"] = "teach", ["thought"] = "think", ["found"] = "find", ["stolen"] = "steal", ["stole"] = "steal",
        ["worn"] = "wear", ["wore"] = "wear", ["withdrew"] = "withdraw", ["withdrawn"] = "withdraw", ["ate"] = "eat", ["eaten"] = "eat",
        ["children"] = "child", ["kids"] = "kid", ["men"] = "man", ["women"] = "woman", ["people"] = "person", ["feet"] = "foot", ["teeth"] = "tooth",
        ["mice"] = "mouse", ["lives"] = "life", ["news"] = "news", ["skies"] = "sky", ["dying"] = "die", ["tying"] = "tie", ["lying"] = "lie",
        ["data"] = "data", ["media"] = "media", ["gas"] = "gas", ["bus"] = "bus", ["this"] = "this", ["his"] = "his", ["us"] = "us", ["yes"] = "yes",
        ["business"] = "business", ["sms"] = "sms", ["gps"] = "gps", ["ios"] = "ios", ["colour"] = "color", ["colours"] = "color",
        ["favourite"] = "favorite", ["neighbour"] = "neighbor", ["honour"] = "honor", ["honoured"] = "honor", ["behaviour"] = "behavior",
    };

    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"), ("izer", "ize"),
        ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("aliti", "al"), ("alli", "al"), ("fulness", "ful"),
        ("ousli", "ous"), ("ousness", "ous"), ("iveness", "ive"), ("iviti", "ive"), ("biliti", "ble"), ("bli", "ble"), ("fulli", "ful"),
        ("lessli", "less"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ful", string.Empty),
        ("ness", string.Empty),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
        {
            return known == word || known == "instalment" ? known : StemRegular(known);
        }

        return word.Length <= 2 ? word : StemRegular(word);
    }

    private static string StemRegular(string word)
    {

        var stem = American(word);
        if (stem[0] == 'y')
        {
            stem = 'Y' + stem[1..];
        }

        var (r1, r2) = Regions(stem);
        stem = Step1A(stem);
        stem = Step1B(stem, r1);
        if (stem.Length > 2 && stem[^1] is 'y' && !IsVowel(stem[^2]))
        {
            stem = stem[..^1] + 'i';
        }

        stem = Replace(stem, Step2, r1);
        stem = stem.EndsWith("logi", StringComparison.Ordinal) && r1 <= stem.Length - 3 ? stem[..^1] : stem;
        stem = Replace(stem, Step3, r1);
        stem = ApplyStep4(stem, r2);
        return Step5(stem, r1, r2).Replace('Y', 'y');
    }

    private static string American(string word)
    {
        foreach (var (british, american) in (ReadOnlySpan<(string, string)>)[("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("ises", "izes")])
        {
            if (word.Length > british.Length + 3 && word.EndsWith(british, StringComparison.Ordinal) && !word.EndsWith("raise", StringComparison.Ordinal))
            {
                return word[..^british.Length] + american;
            }
        }

        return word;
    }

    private static bool IsVowel(char character) => character is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static (int R1, int R2) Regions(string word)
    {
        var r1 = word.StartsWith("gener", StringComparison.Ordinal) || word.StartsWith("arsen", StringComparison.Ordinal) ? 5
            : word.StartsWith("commun", StringComparison.Ordinal) ? 6 : Region(word, 0);
        return (r1, Region(word, r1));
    }

    private static int Region(string word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
            {
                return i + 1;
            }
        }

        return word.Length;
    }

    private static bool HasVowel(string word, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (IsVowel(word[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Step1A(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        if (word.EndsWith("ied", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word.Length > 4 ? word[..^2] : word[..^1];
        }

        if (word[^1] != 's' || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("ss", StringComparison.Ordinal))
        {
            return word;
        }

        // Abbreviations have no vowel and yet a plural: DVDs, PCs (not in Porter).
        return HasVowel(word, word.Length - 2) || !HasVowel(word, word.Length) ? word[..^1] : word;
    }

    private static string Step1B(string word, int r1)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal) || word.EndsWith("eedly", StringComparison.Ordinal))
        {
            var at = word.LastIndexOf("eed", StringComparison.Ordinal);
            return at >= r1 ? word[..(at + 2)] : word;
        }

        foreach (var suffix in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = word[..^suffix.Length];
            if (!HasVowel(stem, stem.Length))
            {
                return word;
            }

            if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal))
            {
                return stem + 'e';
            }

            if (stem.Length > 2 && stem[^1] == stem[^2] && stem[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't')
            {
                return stem[..^1];
            }

            return r1 >= stem.Length && EndsShort(stem) ? stem + 'e' : stem;
        }

        return word;
    }

    private static bool EndsShort(string word) =>
        word.Length == 2 ? IsVowel(word[0]) && !IsVowel(word[1])
        : word.Length > 2 && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y') && IsVowel(word[^2]) && !IsVowel(word[^3]);

    private static string Replace(string word, (string Suffix, string Replacement)[] rules, int region)
    {
        foreach (var (suffix, replacement) in rules)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return word.Length - suffix.Length >= region ? word[..^suffix.Length] + replacement : word;
            }
        }

        return word;
    }

    private static string ApplyStep4(string word, int r2)
    {
        if (word.EndsWith("ion", StringComparison.Ordinal))
        {
            return word.Length - 3 >= r2 && word.Length > 3 && word[^4] is 's' or 't' ? word[..^3] : word;
        }

        foreach (var suffix in Step4)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return word.Length - suffix.Length >= r2 ? word[..^suffix.Length] : word;
            }
        }

        return word;
    }

    private static string Step5(string word, int r1, int r2)
    {
        if (word[^1] == 'e' && (word.Length - 1 >= r2 || (word.Length - 1 >= r1 && !EndsShort(word[..^1]))))
        {
            return word[..^1];
        }

        return word[^1] == 'l' && word.Length > 1 && word[^2] == 'l' && word.Length - 1 >= r2 ? word[..^1] : word;
    }
}
