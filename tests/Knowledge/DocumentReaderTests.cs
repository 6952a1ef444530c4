using System.Text;
using Platform.Knowledge;

namespace Platform.Tests.Knowledge;

public sealed class DocumentReaderTests
{
    private static KnowledgeDocument Read(string path, string text) => DocumentReader.Read(path, Encoding.UTF8.GetBytes(text)).Document!;

    private static string AllText(KnowledgeDocument document) => string.Join('\n', document.Sections.SelectMany(section => section.Blocks));

    [Fact]
    public void Markdown_becomes_readable_text_by_section()
    {
        var document = Read("a.md", "---\ntitle: \"Shipping\"\n---\n# Costs\n\nSee **[prices](x)**.\n\n## Table\n\n| Way | Time | Price |\n|---|---|---|\n| Fast | 1 day | $9 |\n\n1. Open\n2. Close\n");

        Assert.Equal("Shipping", document.Title);
        Assert.Equal(["Costs", "Costs > Table"], document.Sections.Select(section => section.Heading));
        Assert.Equal("See prices.", string.Join('\n', document.Sections[0].Blocks));
        Assert.Equal("Fast - Time: 1 day; Price: $9\n1. Open\n2. Close", string.Join('\n', document.Sections[1].Blocks));
    }

    [Fact]
    public void Html_keeps_only_what_a_reader_sees_of_the_main_content()
    {
        var document = Read("a.html", """
            <html><head><title>Returns | Shop</title><style>p{}</style></head><body><nav>Menu</nav><header>Logo</header>
            <main><h1>Returns</h1><!-- old --><p>Send it <b>back</b>.</p><p hidden>secret</p><p style="display: none">gone</p>
            <h2>Fees</h2><ul><li>Free</li><li>Always</li></ul><script>x()</script></main><footer>Imprint</footer></body></html>
            """);

        Assert.Equal("Returns", document.Title);
        Assert.Equal("Send it back.\n- Free\n- Always", AllText(document));
        Assert.Equal("Fees", document.Sections[1].Heading);
    }

    [Fact]
    public void Plain_text_has_headings_and_paragraphs()
    {
        var document = Read("hours.txt", "Opening hours\n=============\n\nWe open at nine.\nEvery day.\n\nHOLIDAYS\nClosed.\n");

        Assert.Equal("Opening hours", document.Title);
        Assert.Equal("We open at nine. Every day.", Assert.Single(document.Sections[0].Blocks));
        Assert.Equal("HOLIDAYS", document.Sections[1].Heading);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    public void Every_usual_encoding_is_read(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = "Livraison à domicile, très rapide et sans frais supplémentaires.";
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Assert.Equal(text, AllText(DocumentReader.Read("a.txt", bytes).Document!));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 32, 10, 32 })]
    [InlineData(new byte[] { 137, 80, 78, 71, 0, 0, 0, 13, 0, 7 })]
    public void File_without_text_is_a_problem_and_no_exception(byte[] bytes)
    {
        var reading = DocumentReader.Read("a.md", bytes);

        Assert.Null(reading.Document);
        Assert.False(string.IsNullOrEmpty(reading.Problem));
    }

    [Fact]
    public void Long_section_is_cut_between_sentences_with_overlap()
    {
        var text = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"This is the sentence with the number {i}."));
        var options = new KnowledgeOptions { ChunkLength = 300, ChunkOverlap = 60 };

        var chunks = Chunker.Cut(Read("a.md", "# T\n\n" + text.Replace(". ", ".\n\n", StringComparison.Ordinal)), options).ToList();

        Assert.All(chunks, chunk => Assert.InRange(chunk.Text.Length, 1, 360));
        Assert.All(chunks, chunk => Assert.EndsWith(".", chunk.Text, StringComparison.Ordinal));
        Assert.Equal(chunks[0].Text.Split('\n')[^1], chunks[1].Text.Split('\n')[0]);
    }
}
