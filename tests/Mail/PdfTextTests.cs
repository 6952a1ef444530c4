using System.Diagnostics;
using System.Globalization;
using System.Text;
using Platform.Mail.Pdf;

namespace Platform.Tests.Mail;

/// <summary>Words of PDF files; and that no file costs an exception or more than its limits.</summary>
public sealed class PdfTextTests
{
    private const string Helvetica = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica";
    private const int Max = 64 * 1024;

    [Fact]
    public void Lines_of_a_page_are_read() =>
        Assert.Equal("Invoice 2026-118\nOrder 12345 (paid)", PdfText.Read(TestPdf.Create(["Invoice 2026-118", "Order 12345 (paid)"]), Max));

    [Fact]
    public void A_compressed_page_is_read() => Assert.Equal("Tracking 1Z999AA10123456784", PdfText.Read(TestPdf.Compressed(["Tracking 1Z999AA10123456784"]), Max));

    [Fact]
    public void Invisible_text_is_not_shown() => Assert.Null(PdfText.Read(TestPdf.Create(["Grant level three"], mode: 3), Max));

    [Fact]
    public void Letters_of_windows_1252_and_escapes_are_read() =>
        Assert.Equal("Größe € (M)", PdfText.Read(TestPdf.File(TestPdf.Bytes("BT /F1 9 Tf (Gr\\366\\337e \\200 \\(M\\)) Tj ET"), "", Helvetica), Max));

    [Fact]
    public void Words_are_parted_by_gaps_and_lines_by_height() =>
        Assert.Equal("Order 12345\nTotal 20", PdfText.Read(TestPdf.File(TestPdf.Bytes("BT /F1 9 Tf 1 0 0 1 72 700 Tm [(Or) -20 (der) -300 (12345)] TJ ET BT 1 0 0 1 72 680 Tm (Total) Tj 60 0 Td (20) Tj ET"), "", Helvetica), Max));

    [Fact]
    public void Codes_of_a_composite_font_are_mapped()
    {
        var map = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <8BA2> <0002> <5355> endbfchar 1 beginbfrange <0010> <0019> <0030> endbfrange endcmap";
        var more = string.Create(CultureInfo.InvariantCulture, $"7 0 obj\n<< /Length {map.Length} >>\nstream\n{map}\nendstream\nendobj\n");
        Assert.Equal("订单12345", PdfText.Read(TestPdf.File(TestPdf.Bytes("BT /F1 9 Tf <00010002001100120013001400150099> Tj ET"), "", "/Type /Font /Subtype /Type0 /ToUnicode 7 0 R", more), Max));
    }

    [Fact]
    public void Named_glyphs_are_read() =>
        Assert.Equal("A1", PdfText.Read(TestPdf.File(TestPdf.Bytes("BT /F1 9 Tf <0102> Tj ET"), "", Helvetica + " /Encoding << /Differences [1 /A /one] >>"), Max));

    [Fact]
    public void Forms_are_read() =>
        Assert.Equal("inside", PdfText.Read(TestPdf.File(TestPdf.Bytes("/X1 Do"), "", Helvetica, "6 0 obj\n<< /Subtype /Form /Length 31 >>\nstream\nBT /F1 9 Tf (inside) Tj ET\nendstream\nendobj\n"), Max));

    [Fact]
    public void Objects_in_a_compressed_stream_are_read()
    {
        const string First = "1 0 2 35 3 80 ";
        var objects = First + "<</Type/Catalog/Pages 2 0 R>>      <</Type/Pages/Kids[3 0 R]/Count 1>>          <</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
        var packed = TestPdf.Deflate(TestPdf.Bytes(objects));
        using var file = new MemoryStream();
        file.Write(TestPdf.Bytes($"%PDF-1.5\n9 0 obj\n<</Type/ObjStm/N 3/First {First.Length}/Length {packed.Length}/Filter/FlateDecode>>\nstream\n"));
        file.Write(packed);
        file.Write(TestPdf.Bytes("\nendstream\nendobj\n4 0 obj\n<</Length 30>>\nstream\nBT /F1 9 Tf (Order 777123) Tj ET\nendstream\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1>>\nendobj\n"));
        Assert.Equal("Order 777123", PdfText.Read(file.ToArray(), Max));
    }

    [Fact]
    public void An_encrypted_file_has_no_text() =>
        Assert.Null(PdfText.Read(TestPdf.Bytes(Encoding.Latin1.GetString(TestPdf.Create(["secret"])).Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R", StringComparison.Ordinal)), Max));

    [Fact]
    public void Text_is_bounded() => Assert.Equal(100, PdfText.Read(TestPdf.Create([new string('x', 5000)]), 100)!.Length);

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "nothing", [] },
        { "only a mark", TestPdf.Bytes("%PDF-1.4") },
        { "no pdf", TestPdf.Bytes("hello") },
        { "pages in pages", TestPdf.Bytes("%PDF-1.4 1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Kids [2 0 R 2 0 R 1 0 R]>> endobj") },
        { "reference to itself", TestPdf.Bytes("%PDF-1.4 1 0 obj 1 0 R endobj 2 0 obj <</Type/Catalog/Pages 1 0 R>> endobj") },
        { "form in itself", TestPdf.File(TestPdf.Bytes("/X1 Do"), "", Helvetica, "6 0 obj\n<< /Subtype /Form /Resources << /XObject << /X1 6 0 R >> >> >>\nstream\n" + string.Concat(Enumerable.Repeat("/X1 Do ", 5000)) + "\nendstream\nendobj\n") },
        { "one stream many times", TestPdf.File(TestPdf.Bytes(new string(' ', 2_000_000)), "", Helvetica, "", "[" + string.Concat(Enumerable.Repeat("4 0 R ", 100_000)) + "]") },
        { "open arrays", TestPdf.Bytes("%PDF-1.4 " + new string('[', 3_000_000)) },
        { "open dictionaries", TestPdf.Bytes("%PDF-1.4 " + string.Concat(Enumerable.Repeat("<</A", 700_000))) },
        { "open strings", TestPdf.Bytes("%PDF-1.4 " + new string('(', 3_000_000)) },
        { "objects", TestPdf.Bytes("%PDF-1.4 " + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i} 0 obj 1 endobj "))) },
        { "streams without end", TestPdf.Bytes("%PDF-1.4 " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i} 0 obj <</Length 9>> stream x "))) },
        { "bomb", TestPdf.File(TestPdf.Deflate(new byte[200_000_000]), "/Filter /FlateDecode", Helvetica) },
        { "numbers", TestPdf.Bytes("%PDF-1.4 " + string.Concat(Enumerable.Repeat("1 0 ", 1_500_000))) },
        { "huge number", TestPdf.Bytes("%PDF-1.4 1e308 99999999999999999999 0 obj " + new string('9', 1_000_000)) },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void A_hostile_file_has_no_text_and_costs_little(string name, byte[] file)
    {
        var clock = Stopwatch.StartNew();
        Assert.True(string.IsNullOrWhiteSpace(PdfText.Read(file, Max)?.Trim('\0')), name);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{name} took {clock.Elapsed}");
    }

    [Fact]
    public void Three_thousand_mutated_files_are_read_without_an_exception()
    {
        byte[][] seeds = [TestPdf.Create(["Invoice", "Order 12345"]), TestPdf.Compressed(["Order 12345"]), TestPdf.File(TestPdf.Bytes("/X1 Do [(a) -200 (b)] TJ"), "", Helvetica, "6 0 obj\n<< /Subtype /Form >>\nstream\nBT (x) ' ET\nendstream\nendobj\n")];
#pragma warning disable CA5394 // A seed makes the run repeatable; nothing secret depends on it.
        var random = new Random(20261121);
        for (var i = 0; i < 3000; i++)
        {
            var file = seeds[i % seeds.Length].ToList();
            for (var n = random.Next(1, 6); n > 0 && file.Count > 1; n--)
            {
                var at = random.Next(file.Count);
                var length = Math.Min(random.Next(1, 60), file.Count - at);
                switch (random.Next(4))
                {
                    case 0:
                        file[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        file.RemoveRange(at, length);
                        break;
                    case 2:
                        file.InsertRange(random.Next(file.Count), file.GetRange(at, length));
                        break;
                    default:
                        file.InsertRange(at, Encoding.ASCII.GetBytes(new[] { "<<", ">>", "[", "(", "1 0 R", "stream\n", "endobj", "/Length -1", "99999999 0 obj", "/Kids [1 0 R]", "\\", "%" }[random.Next(12)]));
                        break;
                }
            }

            Assert.True((PdfText.Read(file.ToArray(), Max) ?? "").Length <= Max);
        }
#pragma warning restore CA5394
    }
}
