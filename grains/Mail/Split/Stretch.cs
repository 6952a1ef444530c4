using System.Buffers;

namespace Platform.Mail;

/// <summary>A run of own lines whose end is being looked at; what is cut off becomes signature.</summary>
/// <param name="isFirst">Whether it is the first of the mail: that one is never cut off whole, because a mail says something.</param>
internal sealed class Stretch(List<TextLine> lines, LineRole[] roles, int start, int end, bool isFirst)
{
    /// <summary>Words that belong to a request: what holds them is kept, wherever it stands.</summary>
    private static readonly SearchValues<string> Matter = SearchValues.Create(
        ["p.s.", "ps:", "p.s ", "p.d.", "ps.", "order n", "order #", "order:", "order id", "order ref", "commande", "pedido", "bestellung", "bestellnummer", "auftrag", "ordine n", "encomenda", "bestelling", "đơn hàng", "订单", "訂單", "注文", "zamówieni", "заказ", "invoice", "facture", "rechnung", "tracking", "ticket"],
        StringComparison.OrdinalIgnoreCase);

    public int Start => start;

    /// <summary>The first line that may be cut off.</summary>
    public int Top => isFirst ? start + 1 : start;

    public int End { get; private set; } = end;

    /// <summary>Looked at, and no notice found: cutting lines off cannot bring one.</summary>
    public bool HasNoNotice { get; set; }

    public string Line(int i) => lines[i].Text;

    public bool AreShort(int from, int length)
    {
        for (var i = from; i < End; i++)
        {
            if (lines[i].Text.Length > length)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether nothing stands from this line on but links and single words.</summary>
    public bool IsTrailer(int from)
    {
        for (var i = from; i < End; i++)
        {
            var text = lines[i].Text;
            if (text.Length > 0 && text.Contains(' ', StringComparison.Ordinal) && !AppLines.Is(text) && !text.AsSpan().TrimStart("<([*").StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes one line signature and leaves what stands around it.</summary>
    public void Mark(int at) => roles[at] = LineRole.Signature;

    public bool HasMatter(int from)
    {
        for (var i = from; i < End; i++)
        {
            if (lines[i].Text.Length <= 300 && lines[i].Text.AsSpan().ContainsAny(Matter))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes everything from this line on signature, and ends the stretch above it.</summary>
    public bool Cut(int from)
    {
        for (var i = from; i < End; i++)
        {
            roles[i] = LineRole.Signature;
        }

        var top = from;
        while (top > start && lines[top - 1].IsBlank)
        {
            top--;
        }

        End = top;
        return true;
    }
}
