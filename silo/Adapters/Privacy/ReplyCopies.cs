using System.Collections.Immutable;
using Platform.Privacy;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Replies wherever they wait to leave: as files, and for the relay.</summary>
public sealed class ReplyCopies(MaildirData files, SmtpData relay) : IReplyFiles
{
    /// <inheritdoc/>
    public async Task RemoveAsync(ImmutableArray<string> replyIds, CancellationToken cancellationToken = default)
    {
        await files.RemoveAsync(replyIds, cancellationToken);
        await relay.RemoveAsync(replyIds, cancellationToken);
    }
}
