using System.Buffers;
using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>A scanned message with its numbers found, for the slot readers to claim one after the other.</summary>
internal sealed class SlotScan
{
    private const int LongestConcept = 6;

    // "06 12 34 56 78" has five; the bound keeps a page of numbers from costing the square of its length.
    private const int LongestGroup = 8;

    private static readonly SearchValues<char> s_groupSeparators = SearchValues.Create(" -.()/\u00A0–");

    // A mail with more values than this is a table, not a message.
    private const int MostFound = 64;

    private readonly List<bool> _claimed = [];

    public SlotScan(TextScan scan, ReadingContext context, SlotCues cues)
    {
        Scan = scan;
        Context = context;
        Cues = cues;
        FindNumbers();
    }

    public TextScan Scan { get; }

    public ReadingContext Context { get; }

    public SlotCues Cues { get; }

    public required bool AboutOrder { get; init; }

    public required bool Shopping { get; init; }

    /// <summary>Forms of <c>Data/slots</c> in the order of the text.</summary>
    public required List<ValueMatch> Values { get; init; }

    public List<NumberSpan> Numbers { get; } = [];

    public List<(int Start, SlotReading Slot)> Found { get; } = [];

    public string Text => Scan.Source;

    public bool IsClaimed(int number) => _claimed[number];

    public void Claim(int number) => _claimed[number] = true;

    public void ClaimRange(int start, int end)
    {
        for (var i = FirstNumberEndingAfter(start); i < Numbers.Count && Numbers[i].Start < end; i++)
        {
            _claimed[i] = true;
        }
    }

    public void Add(string name, string value, int start, int end, double confidence)
    {
        if (Found.Count < MostFound && !Found.Exists(f => f.Slot.Name == name && f.Slot.Value == value))
        {
            Found.Add((start, new SlotReading(name, value, Text[start..end], confidence)));
        }

        ClaimRange(start, end);
    }

    /// <summary>Whether a value found before already covers this place in the text.</summary>
    public bool IsCovered(int position) => Found.Exists(f => f.Start <= position && position < f.Start + f.Slot.Text.Length);

    /// <summary>Letters and digits of a span, upper case, nothing between them.</summary>
    public string Compact(NumberSpan span) => string.Create(span.Digits + span.Letters, (this, span), static (target, state) =>
    {
        var (self, span) = state;
        var next = 0;
        for (var i = span.Start; i < span.End && next < target.Length; i++)
        {
            if (char.IsLetterOrDigit(self.Text[i]))
            {
                target[next++] = char.ToUpperInvariant(Folding.Fold(self.Text[i]));
            }
        }
    });

    /// <summary>Whether a concept stands within so many tokens before a token.</summary>
    public bool Before(int token, int within, short concept)
    {
        for (var i = FirstConceptFrom(token - within - LongestConcept); i < Scan.Concepts.Count && Scan.Concepts[i].From < token; i++)
        {
            var match = Scan.Concepts[i];
            if (match.Concept == concept && match.To <= token && match.To > token - within - 1)
            {
                return true;
            }
        }

        return false;
    }

    public bool After(int token, int within, short concept)
    {
        for (var i = FirstConceptFrom(token); i < Scan.Concepts.Count && Scan.Concepts[i].From < token + within; i++)
        {
            if (Scan.Concepts[i].Concept == concept)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where in the text the concept ends that begins at a token.</summary>
    public int EndOfConceptAt(int token) => Scan.Tokens[Scan.Concepts[ConceptAt(token)].To - 1].End;

    /// <summary>The first concept that begins at a token or after it.</summary>
    public int ConceptAt(int token) => FirstConceptFrom(token);

    /// <summary>
    /// Numbers that stand side by side with nothing but blanks, dots, hyphens or brackets between them, as telephone and
    /// tracking numbers are written: the index after the last of them.
    /// </summary>
    public int EndOfGroup(int number)
    {
        var end = number + 1;
        while (end < Numbers.Count && end < number + LongestGroup && !_claimed[end] && Adjacent(Numbers[end - 1], Numbers[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>The number that begins at a token, or -1.</summary>
    public int NumberAt(int token)
    {
        var index = FirstNumberEndingAfter(Scan.Tokens[token].Start);
        return index < Numbers.Count && Numbers[index].From == token ? index : -1;
    }

    public char CharBefore(int position)
    {
        while (position > 0 && Text[position - 1] is ' ' or '\u00A0')
        {
            position--;
        }

        return position > 0 ? Text[position - 1] : '\0';
    }

    public char CharAfter(int position)
    {
        while (position < Text.Length && Text[position] is ' ' or '\u00A0')
        {
            position++;
        }

        return position < Text.Length ? Text[position] : '\0';
    }

    private bool Adjacent(NumberSpan left, NumberSpan right) =>
        right.From == left.To && right.Letters == 0 && right.Start - left.End <= 3
        && Text.AsSpan(left.End, right.Start - left.End).IndexOfAnyExcept(s_groupSeparators) < 0;

    private int FirstNumberEndingAfter(int position)
    {
        var (low, high) = (0, Numbers.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Numbers[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int FirstConceptFrom(int token)
    {
        var (low, high) = (0, Scan.Concepts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Scan.Concepts[middle].From < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void FindNumbers()
    {
        var tokens = Scan.Tokens;
        for (var i = 0; i < tokens.Count;)
        {
            var end = i + 1;
            while (end < tokens.Count && Joined(tokens[end - 1], tokens[end]))
            {
                end++;
            }

            Consider(i, end);
            i = end;
        }
    }

    private bool Joined(in Token left, in Token right) =>
        right.Start == left.End + 1 && IsSimple(left) && IsSimple(right) && Text[left.End] is '-' or '/' or '.' or '_' or ',' or '–';

    private static bool IsSimple(in Token token) => token.Kind is TokenKind.Number or TokenKind.Code or TokenKind.Word;

    private void Consider(int from, int to)
    {
        var (digits, letters) = (0, 0);
        for (var i = from; i < to; i++)
        {
            var token = Scan.Tokens[i];
            if (!IsSimple(token))
            {
                return;
            }

            foreach (var c in Scan.Fold(token))
            {
                digits += char.IsAsciiDigit(c) ? 1 : 0;
                letters += char.IsAsciiDigit(c) ? 0 : 1;
            }
        }

        if (digits > 0)
        {
            Numbers.Add(new NumberSpan(from, to, Scan.Tokens[from].Start, Scan.Tokens[to - 1].End, digits, letters));
            _claimed.Add(false);
        }
    }
}
