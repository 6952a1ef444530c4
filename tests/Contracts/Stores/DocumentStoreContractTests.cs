using System.Text;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every store of documents does.</summary>
public sealed class DocumentStoreContractTests
{
    private static readonly byte[] Label = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 5000));

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task A_document_outlives_its_process(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Documents.PutAsync("RMA-7F3K2.pdf", "application/pdf", Label);
        world.Reopen();

        var found = await world.Documents.FindAsync("RMA-7F3K2.pdf");

        Assert.Equal(("RMA-7F3K2.pdf", "application/pdf"), (found!.Name, found.ContentType));
        Assert.Equal(Label, found.Content.ToArray());
        Assert.Null(await world.Documents.FindAsync("rma-7f3k2.pdf"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlite(Encrypted = true)]
    [OnDynamo]
    [OnDynamo(Encrypted = true)]
    public async Task A_name_keeps_what_it_has(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await world.Documents.PutAsync("a.pdf", "application/pdf", Label);
        await world.Documents.PutAsync("a.pdf", "text/plain", "other"u8.ToArray());

        Assert.Equal(Label, (await world.Documents.FindAsync("a.pdf"))!.Content.ToArray());
    }

    [Theory]
    [OnSqlite("", "application/pdf")]
    [OnDynamo("", "application/pdf")]
    [OnSqlite("../a.pdf", "application/pdf")]
    [OnDynamo("../a.pdf", "application/pdf")]
    [OnSqlite(".a", "application/pdf")]
    [OnDynamo(".a", "application/pdf")]
    [OnSqlite("a b.pdf", "application/pdf")]
    [OnDynamo("a b.pdf", "application/pdf")]
    [OnSqlite("a\r\nb", "application/pdf")]
    [OnDynamo("a\r\nb", "application/pdf")]
    [OnSqlite("é.pdf", "application/pdf")]
    [OnDynamo("é.pdf", "application/pdf")]
    [OnSqlite("a.pdf", "pdf")]
    [OnDynamo("a.pdf", "pdf")]
    [OnSqlite("a.pdf", "text/html; charset=utf-8")]
    [OnDynamo("a.pdf", "text/html; charset=utf-8")]
    [OnSqlite("a.pdf", "text/\r\nx")]
    [OnDynamo("a.pdf", "text/\r\nx")]
    public async Task What_could_not_stand_in_a_header_is_refused(string store, string name, string contentType)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        await Assert.ThrowsAsync<ArgumentException>(() => world.Documents.PutAsync(name, contentType, Label));
    }
}
