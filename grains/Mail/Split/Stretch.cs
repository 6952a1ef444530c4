using System.Buffers;

namespace Platform.Mail;

/// <summary>A run of own lines whose end is being looked at; what is cut off becomes signature.</summary>
internal sealed class Stretch(List<TextLine> lines, LineRole[] roles, int start, int end)
{
    /// <summary>Words that belong to a request: what holds them is kept, wherever it stands.</summary>
    private static readonly SearchValues<string> Matter = SearchValues.Create(
        ["p.s.", "ps:", "p.s ", "p.d.", "ps.", "order n", "order #", "order:", "order id", "order ref", "commande", "pedido", "bestellung", "bestellnummer", "auftrag", "ordine n", "encomenda", "bestelling", "đơn hàng", "订单", "訂單", "注文", "zamówieni", "заказ", "invoice", "facture", "rechnung", "tracking", "ticket"],
        StringComparison.OrdinalIgnoreCase);

    public int Start => start;

    public int End { get; private set; } = end;

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
