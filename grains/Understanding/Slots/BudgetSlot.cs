using Platform.Understanding.Text;

namespace Platform.Understanding.Slots;

/// <summary>
/// Amounts that a customer wants to spend. A price that is only mentioned is no budget: it takes a word of limit or
/// approximation, a message about buying, or the question. Of a range the upper end is taken. Prices are claimed either
/// way, so that "$12345" never becomes an order number.
/// </summary>
internal static class BudgetSlot
{
    public static void Read(SlotScan slots)
    {
        decimal best = -1;
        (int Start, int End, double Confidence) place = default;
        var tokens = slots.Scan.Tokens;
        for (var i = 0; i < tokens.Count;)
        {
            if (!TryMoney(slots, i, out var money))
            {
                i++;
                continue;
            }

            var confidence = Judge(slots, money);
            if (confidence > 0 && money.Value > best)
            {
                best = money.Value;
                place = (money.Start, money.End, confidence);
            }

            if (money.Currency || confidence > 0)
            {
                slots.ClaimRange(money.Start, money.End);
            }

            i = money.To;
        }

        if (best >= 0)
        {
            slots.Add(SlotNames.Budget, Amount.Format(best), place.Start, place.End, place.Confidence);
        }
    }

    private static double Judge(SlotScan slots, Money money)
    {
        if (money.Value <= 0)
        {
            return 0;
        }

        var asked = slots.Context.Asked == SlotNames.Budget;
        var named = slots.Before(money.From, 5, slots.Cues.Budget) || slots.After(money.To, 4, slots.Cues.Budget);
        var limited = slots.Before(money.From, 3, slots.Cues.Limit) || slots.Before(money.From, 3, slots.Cues.About)
            || slots.After(money.To, 2, slots.Cues.Limit) || slots.After(money.To, 2, slots.Cues.About);
        if (money.Currency)
        {
            return asked || named ? 0.97 : limited ? 0.92 : slots.Shopping ? 0.75 : 0;
        }

        return asked ? 0.9 : named ? 0.85 : 0;
    }

    private static bool TryMoney(SlotScan slots, int from, out Money money)
    {
        money = default;
        var scan = slots.Scan;
        var token = scan.Tokens[from];
        if (token.Kind is TokenKind.Number or TokenKind.Code)
        {
            return TryDigits(slots, from, out money);
        }

        if (!NumberWords.TryRead(scan, from, out var value, out var to))
        {
            return false;
        }

        var currency = slots.After(to, 1, slots.Cues.Currency);
        money = new Money(from, currency ? slots.Scan.Concepts[slots.ConceptAt(to)].To : to, token.Start, EndWithCurrency(slots, to, currency), value, currency);
        return currency || slots.Context.Asked == SlotNames.Budget || value >= 20;
    }

    private static bool TryDigits(SlotScan slots, int from, out Money money)
    {
        money = default;
        var span = slots.NumberAt(from);
        if (span < 0 || slots.IsClaimed(span))
        {
            return false;
        }

        var number = slots.Numbers[span];
        var text = slots.Text.AsSpan(number.Start, number.Length);
        var (digits, factor) = Suffix(text);
        if (!Amount.TryParse(digits, out var value))
        {
            return false;
        }

        var to = number.To;
        if (to < slots.Scan.Tokens.Count && NumberWords.FactorOf(slots.Scan.Tokens[to].Hash) is > 1 and var multiplier)
        {
            factor *= multiplier;
            to++;
        }

        // "49.99" is cut into two tokens joined by a dot; "1 500 €" stays two numbers, of which the last is read.
        var symbolBefore = slots.CharBefore(number.Start) is '$' or '€' or '£' or '¥' or '￥' or '₫';
        var symbolAfter = slots.CharAfter(number.End) is '$' or '€' or '£' or '¥' or '₫';
        var word = slots.After(to, 1, slots.Cues.Currency);
        var currency = symbolBefore || symbolAfter || word || factor >= 1000 || slots.Before(from, 1, slots.Cues.Currency);
        var start = symbolBefore ? slots.Text.LastIndexOfAny(['$', '€', '£', '¥', '￥', '₫'], number.Start - 1) : number.Start;
        var end = symbolAfter ? slots.Text.IndexOfAny(['$', '€', '£', '¥', '₫'], number.End) + 1 : EndWithCurrency(slots, to, word);
        money = new Money(from, word ? slots.Scan.Concepts[slots.ConceptAt(to)].To : to, start, end, value * factor, currency);
        return true;
    }

    private static int EndWithCurrency(SlotScan slots, int to, bool currency)
    {
        if (currency)
        {
            return slots.EndOfConceptAt(to);
        }

        return slots.Scan.Tokens[to - 1].End;
    }

    // "500k" is five hundred thousand, "2tr" two million (Vietnamese), "50e" and "50eur" and "50đ" carry their currency.
    private static (string Digits, long Factor) Suffix(ReadOnlySpan<char> text)
    {
        var letters = text.Length;
        while (letters > 0 && !char.IsDigit(text[letters - 1]))
        {
            letters--;
        }

        var digits = text[..letters].ToString();
        Span<char> suffix = stackalloc char[8];
        var tail = text[letters..];
        if (tail.Length is 0 or > 8)
        {
            return tail.IsEmpty ? (digits, 1) : (string.Empty, 1);
        }

        for (var i = 0; i < tail.Length; i++)
        {
            suffix[i] = Folding.Fold(tail[i]);
        }

        return suffix[..tail.Length] switch
        {
            "k" => (digits, 1000),
            "tr" or "trieu" => (digits, 1_000_000),
            "e" or "eur" or "euro" or "euros" or "usd" or "d" or "vnd" or "bucks" or "dollars" => (digits, 1),
            _ => (string.Empty, 1),
        };
    }

    private readonly record struct Money(int From, int To, int Start, int End, decimal Value, bool Currency);
}
