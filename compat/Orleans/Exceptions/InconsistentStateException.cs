using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// The stored version is not the one that was read: another writer was first. When a request lets it escape,
/// the activation that it came from is deactivated, so that the next request reads again.
/// </summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, storageException: null)
    {
    }

    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    [Id(0)]
    internal bool IsSourceActivation { get; set; } = true;

    [Id(1)]
    public string? StoredEtag { get; }

    [Id(2)]
    public string? CurrentEtag { get; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"InconsistentStateException: {Message} Expected Etag={StoredEtag} Received Etag={CurrentEtag} {InnerException}");
}

[GenerateSerializer]
public sealed class BadProviderConfigException : OrleansException
{
    public BadProviderConfigException()
    {
    }

    public BadProviderConfigException(string msg)
        : base(msg)
    {
    }

    public BadProviderConfigException(string msg, Exception exc)
        : base(msg, exc)
    {
    }
}
