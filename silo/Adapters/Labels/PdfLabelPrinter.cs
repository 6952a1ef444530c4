using System.Globalization;
using System.Text;
using Platform.Returns;

namespace Platform.Silo.Adapters.Labels;

/// <summary>
/// Labels of 4 by 6 inches. The text is in Helvetica, one of the fourteen fonts that every reader of PDF has (ISO 32000-1 §9.6.2.2), so that
/// no font is needed on the machine that prints.
/// </summary>
internal sealed class PdfLabelPrinter : ILabelPrinter
{
    private const double Width = 288;
    private const double Height = 432;
    private const double Left = 20;
    private const double BarHeight = 56;

    /// <inheritdoc/>
    public byte[] Print(ReturnLabel label) => PdfDocument.Write(Draw(label), Width, Height, $"Return label {label.Rma}", label.At);

    private static string Draw(ReturnLabel label)
    {
        var page = new StringBuilder();
        Text(page, "F2", 16, Height - 34, "PREPAID RETURN LABEL");
        Rule(page, Height - 44);
        var y = Block(page, "FROM", label.From, Height - 62, 10);
        Rule(page, y);
        y = Block(page, "TO", label.To, y - 18, 13);
        Rule(page, y);
        Text(page, "F1", 9, y - 16, $"Order {label.OrderNumber}");
        Text(page, "F1", 9, y - 29, label.Item);
        Text(page, "F1", 9, y - 42, string.Create(CultureInfo.InvariantCulture, $"Valid until {label.ValidUntil:yyyy-MM-dd}"));
        Barcode(page, label.Rma, 44);
        Text(page, "F2", 14, 24, label.Rma);
        return page.ToString();
    }

    private static double Block(StringBuilder page, string title, IEnumerable<string> lines, double y, double size)
    {
        Text(page, "F2", 8, y, title);
        foreach (var line in lines)
        {
            y -= size + 4;
            Text(page, "F1", size, y, line);
        }

        return y - 12;
    }

    private static void Text(StringBuilder page, string font, double size, double y, string text) =>
        page.Append(CultureInfo.InvariantCulture, $"BT /{font} {size:0.##} Tf {Left:0.##} {y:0.##} Td ({PdfText.Escape(text)}) Tj ET\n");

    private static void Rule(StringBuilder page, double y) =>
        page.Append(CultureInfo.InvariantCulture, $"0.8 w {Left:0.##} {y:0.##} m {Width - Left:0.##} {y:0.##} l S\n");

    private static void Barcode(StringBuilder page, string text, double y)
    {
        var widths = Code128.Encode(text).ToList();

        // A quiet zone of ten modules on either side lies within the margins.
        var module = (Width - (2 * Left)) / widths.Sum();
        var x = Left;
        for (var index = 0; index < widths.Count; index++)
        {
            var width = widths[index] * module;
            if (index % 2 == 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"{x:0.###} {y:0.###} {width:0.###} {BarHeight:0.###} re f\n");
            }

            x += width;
        }
    }
}
