using System.Text;
using Platform.Documents;
using Platform.Silo.Adapters.Sqlite;
using Platform.Tests.Storage;

namespace Platform.Tests.Documents;

public sealed class SqliteDocumentStoreTests : IDisposable
{
    private static readonly byte[] Label = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 5000));

    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task A_document_outlives_its_process()
    {
        await Store().PutAsync("RMA-7F3K2.pdf", "application/pdf", Label);
        _storage.Reopen();

        var found = await Store().FindAsync("RMA-7F3K2.pdf");

        Assert.Equal(("RMA-7F3K2.pdf", "application/pdf"), (found!.Name, found.ContentType));
        Assert.Equal(Label, found.Content.ToArray());
        Assert.Null(await Store().FindAsync("rma-7f3k2.pdf"));
    }

    [Fact]
    public async Task A_name_keeps_what_it_has()
    {
        await Store().PutAsync("a.pdf", "application/pdf", Label);
        await Store().PutAsync("a.pdf", "text/plain", "other"u8.ToArray());

        Assert.Equal(Label, (await Store().FindAsync("a.pdf"))!.Content.ToArray());
    }

    [Theory]
    [InlineData("", "application/pdf")]
    [InlineData("../a.pdf", "application/pdf")]
    [InlineData(".a", "application/pdf")]
    [InlineData("a b.pdf", "application/pdf")]
    [InlineData("a\r\nb", "application/pdf")]
    [InlineData("é.pdf", "application/pdf")]
    [InlineData("a.pdf", "pdf")]
    [InlineData("a.pdf", "text/html; charset=utf-8")]
    [InlineData("a.pdf", "text/\r\nx")]
    public async Task What_could_not_stand_in_a_header_is_refused(string name, string contentType) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store().PutAsync(name, contentType, Label));

    private IDocumentStore Store() => new SqliteDocumentStore(_storage.Database, TimeProvider.System);
}
