namespace Platform.Privacy;

/// <summary>Makes the storage lose the bytes of what it no longer names.</summary>
public interface IScrubber
{
    /// <summary>Rewrites the storage so that it holds nothing but what can be read. Writers wait meanwhile; readers do not.</summary>
    Task ScrubAsync(CancellationToken cancellationToken = default);
}
