using Platform.Encryption;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Documents, which are labels of returns: those of returns that the person opened since. Their objects are named NAME/HASH.</summary>
internal sealed class DocumentReencryption(ObjectStore objects) : IReencryption
{
    /// <inheritdoc/>
    public Task<int> RunAsync(RetiredKey retired, CancellationToken cancellationToken) =>
        retired.ReplaceAllAsync(objects, DynamoDocumentStore.Prefix, Read, cancellationToken);

    private static (string Place, string Hash) Read(string name)
    {
        var end = name.LastIndexOf('/');
        return (ContentPlaces.Document(name[..Math.Max(end, 0)]), name[(end + 1)..]);
    }
}
