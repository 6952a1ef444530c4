namespace Platform.Understanding.Text;

/// <summary>
/// Cuts a text into words and sentences in one pass. Words of Chinese, Japanese and Korean are single characters: the
/// features above them are n-grams, so that no dictionary is needed.
/// </summary>
internal static class Tokenizer
{
    // A hard-wrapped mail breaks its lines near column 72; a shorter line was ended by its writer.
    private const int WrapColumn = 55;

    public static void Scan(TextScan scan)
    {
        var text = scan.Source;
        var sentenceStart = 0;
        var lineStart = 0;
        var chunkEnd = 0;
        var chunk = default(Chunk);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is '\n' or '\r')
            {
                if (i - lineStart < WrapColumn || NextLineIsBlank(text, i))
                {
                    Close(scan, ref sentenceStart, question: false);
                }

                lineStart = ++i;
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            if (i >= chunkEnd)
            {
                chunk = Chunk.At(text, i, out chunkEnd);
            }

            if (char.IsLetterOrDigit(c))
            {
                i = chunk.IsSpecial(text, i, chunkEnd, out var kind, out var length) ? AddSpecial(scan, i, length, kind) : AddWord(scan, i);
                continue;
            }

            Punctuate(scan, text, i, ref sentenceStart);
            i++;
        }

        Close(scan, ref sentenceStart, question: false);
    }

    private static bool NextLineIsBlank(string text, int newline)
    {
        var i = newline + 1;
        while (i < text.Length && text[i] is ' ' or '\t' or '\r')
        {
            i++;
        }

        return i < text.Length && text[i] == '\n';
    }

    private static void Punctuate(TextScan scan, string text, int i, ref int sentenceStart)
    {
        switch (text[i])
        {
            case '?' or '？':
                scan.QuestionMarks++;
                Close(scan, ref sentenceStart, question: true);
                break;
            case '!' or '！' or '。' or ';' or '；' or '…':
                Close(scan, ref sentenceStart, question: false);
                break;
            case '.' when EndsSentence(scan, text, i):
                Close(scan, ref sentenceStart, question: false);
                break;
            case ',' or '，' or '、' or ':' or '：' or '(' or ')' or '—' or '–' when scan.Tokens.Count > sentenceStart:
                scan.SoftBreaks.Add(scan.Tokens.Count);
                break;
            case '-' when scan.Tokens.Count > sentenceStart && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])):
                scan.SoftBreaks.Add(scan.Tokens.Count);
                break;
        }
    }

    private static bool EndsSentence(TextScan scan, string text, int dot)
    {
        if (dot + 1 < text.Length && !char.IsWhiteSpace(text[dot + 1]) && text[dot + 1] is not ('.' or '"' or ')' or '\'' or '”'))
        {
            // "thanks.Where is it": a missing space after a lower-case word still ends a sentence.
            return dot > 0 && char.IsLower(text[dot - 1]) && char.IsUpper(text[dot + 1]);
        }

        return scan.Tokens.Count == 0 || !IsAbbreviation(scan.Fold(scan.Tokens[^1]));
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        word is "no" or "nr" or "num" or "mr" or "mrs" or "ms" or "dr" or "st" or "vs" or "approx" or "ord" or "ref" or "sr" or "sra" or "mme" or "num" or "etc";

    private static void Close(TextScan scan, ref int sentenceStart, bool question)
    {
        if (scan.Tokens.Count > sentenceStart)
        {
            scan.Sentences.Add(new Sentence(sentenceStart, scan.Tokens.Count, question));
            sentenceStart = scan.Tokens.Count;
        }
        else if (question && scan.Sentences.Count > 0)
        {
            scan.Sentences[^1] = scan.Sentences[^1] with { Question = true };
        }
    }

    private static int AddSpecial(TextScan scan, int start, int length, TokenKind kind)
    {
        scan.Tokens.Add(new Token(start, length, scan.FoldedLength, 0, Hashing.Of(kind == TokenKind.Email ? "<email>" : "<url>"), kind));
        return start + length;
    }

    private static int AddWord(TextScan scan, int start)
    {
        var text = scan.Source;
        var first = text[start];
        var foldStart = scan.FoldedLength;
        if (Folding.IsIdeograph(first))
        {
            var folded = Folding.Fold(first);
            scan.Append(folded);
            scan.Tokens.Add(new Token(start, 1, foldStart, 1, Hashing.Append(Hashing.Seed, folded), TokenKind.Ideograph));
            return start + 1;
        }

        var i = start;
        var hash = Hashing.Seed;
        var digits = 0;
        var letters = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (IsApostrophe(c))
            {
                if (!JoinsApostrophe(text, start, i))
                {
                    break;
                }

                continue;
            }

            if (Folding.IsCombiningMark(c) || c is '\u200D' or '\u00AD')
            {
                continue;
            }

            if (!char.IsLetterOrDigit(c) || Folding.IsIdeograph(c))
            {
                break;
            }

            var folded = Folding.Fold(c);
            if (char.IsDigit(folded))
            {
                digits++;
            }
            else
            {
                letters++;
            }

            scan.Append(folded);
            hash = Hashing.Append(hash, folded);
        }

        var kind = digits == 0 ? TokenKind.Word : letters == 0 ? TokenKind.Number : TokenKind.Code;
        scan.Tokens.Add(new Token(start, i - start, foldStart, scan.FoldedLength - foldStart, hash, kind));
        return i;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '´' or '`';

    /// <summary>"don't" is one word, "l'article", "qu'il" and "I'm" are two: the short part before the mark is a word of its own.</summary>
    private static bool JoinsApostrophe(string text, int start, int mark) =>
        mark + 1 < text.Length && char.IsLetter(text[mark + 1]) && mark - start > 2;
}
