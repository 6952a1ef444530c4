using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Returns;
using Platform.Silo.Adapters.Labels;

namespace Platform.Tests.Returns;

public sealed class LabelTests
{
    private static readonly ReturnLabel Label = new(
        "RMA-7F3K2A9B", "12345", "Aurelia 500 Over-Ear Headphones", ["Lan Nguyễn (San José)", "1460 Orchard Street", "US"],
        ["Northwind Lane Returns", "Columbus"], new(2026, 12, 11), new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_text_can_be_read_back()
    {
        var text = Texts(File());

        Assert.Equal(
            ["PREPAID RETURN LABEL", "FROM", "Lan Nguyen (San José)", "1460 Orchard Street", "US", "TO", "Northwind Lane Returns", "Columbus",
             "Order 12345", "Aurelia 500 Over-Ear Headphones", "Valid until 2026-12-11", "RMA-7F3K2A9B"],
            text);
    }

    [Fact]
    public void The_same_label_has_the_same_bytes() =>
        Assert.Equal(new PdfLabelPrinter().Print(Label), new PdfLabelPrinter().Print(Label));

    [Fact]
    public void It_needs_no_font_of_the_machine() =>
        Assert.Equal(["Helvetica", "Helvetica-Bold"], Matches(File(), @"/BaseFont /([A-Za-z-]+)").Select(font => font[1]));

    [Fact]
    public void Every_object_is_where_the_table_says()
    {
        var file = File();
        var table = int.Parse(Matches(file, @"startxref\n(\d+)\n%%EOF\n$").Single()[1], CultureInfo.InvariantCulture);
        Assert.Equal("xref", file[table..(table + 4)]);
        var offsets = Matches(file[table..], @"(\d{10}) 00000 n ").Select(entry => int.Parse(entry[1], CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(7, offsets.Count);
        Assert.All(offsets, (offset, index) => Assert.StartsWith($"{index + 1} 0 obj\n", file[offset..], StringComparison.Ordinal));
        var stream = Matches(file, @"/Length (\d+) >>\nstream\n").Single();
        var begins = file.IndexOf("stream\n", StringComparison.Ordinal) + "stream\n".Length;
        Assert.StartsWith("\nendstream", file[(begins + int.Parse(stream[1], CultureInfo.InvariantCulture))..], StringComparison.Ordinal);
    }

    [Fact]
    public void The_barcode_on_the_page_reads_as_the_number()
    {
        var bars = Matches(File(), @"([\d.]+) [\d.]+ ([\d.]+) [\d.]+ re f").Select(bar => (X: Number(bar[1]), Width: Number(bar[2]))).ToList();
        var module = bars.Min(bar => bar.Width);
        var widths = new StringBuilder();
        for (var index = 0; index < bars.Count; index++)
        {
            widths.Append((int)Math.Round(bars[index].Width / module));
            if (index + 1 < bars.Count)
            {
                widths.Append((int)Math.Round((bars[index + 1].X - bars[index].X - bars[index].Width) / module));
            }
        }

        Assert.Equal(string.Concat(Code128.Encode(Label.Rma)), widths.ToString());
    }

    [Theory]
    // Worked by hand from the symbol table: start B, the letters, the check symbol, stop.
    [InlineData("A", "211214" + "111323" + "131123" + "2331112")]
    [InlineData("RMA-", null)]
    public void Code_128_is_as_the_standard_has_it(string text, string? widths)
    {
        var encoded = string.Concat(Code128.Encode(text));

        Assert.Equal((11 * (text.Length + 2)) + 13, encoded.Sum(width => width - '0'));
        Assert.True(widths is null || widths == encoded, encoded);
    }

    [Fact]
    public void A_letter_that_the_code_lacks_is_refused() => Assert.Throws<ArgumentException>(() => Code128.Encode("é").ToList());

    private static string File() => Encoding.Latin1.GetString(new PdfLabelPrinter().Print(Label));

    private static List<string> Texts(string file) =>
        [.. Matches(file, @"\(((?:[^()\\]|\\.)*)\) Tj").Select(text => Regex.Replace(text[1], @"\\(?<letter>.)", "${letter}", RegexOptions.None, TimeSpan.FromSeconds(1)))];

    private static IEnumerable<List<string>> Matches(string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups.Values.Select(group => group.Value).ToList());

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
