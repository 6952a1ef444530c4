namespace Platform.Understanding.Classification;

/// <summary>Typing errors for training: one letter dropped, doubled or swapped in about every fourth longer word.</summary>
internal static class Misspelling
{
    public static string Apply(string text, Random random)
    {
        var letters = text.ToCharArray().ToList();
        var wordLength = 0;
        for (var i = letters.Count - 1; i >= 0; i--)
        {
            if (char.IsAsciiLetter(letters[i]))
            {
                wordLength++;
                continue;
            }

            Damage(letters, i + 1, wordLength, random);
            wordLength = 0;
        }

        Damage(letters, 0, wordLength, random);
        return new string([.. letters]);
    }

    private static void Damage(List<char> letters, int start, int length, Random random)
    {
        if (length < 5 || random.Next(4) != 0)
        {
            return;
        }

        var at = start + 1 + random.Next(length - 2);
        switch (random.Next(3))
        {
            case 0:
                letters.RemoveAt(at);
                break;
            case 1:
                letters.Insert(at, letters[at]);
                break;
            default:
                (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
                break;
        }
    }
}
