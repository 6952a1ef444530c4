using System.Collections.Immutable;
using Platform.Deliveries;
using Platform.Privacy;
using Platform.Silo.Adapters.Privacy;
using Platform.Silo.Adapters.Smtp;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Replies of a cluster wherever they are: as files, in the spool, and in the states of their deliveries, which their own grains forget.</summary>
internal sealed class ClusterReplies(MaildirData files, IMailSpool spool, IGrainFactory grains) : IReplyFiles
{
    /// <inheritdoc/>
    public async Task RemoveAsync(ImmutableArray<string> replyIds, CancellationToken cancellationToken = default)
    {
        await files.RemoveAsync(replyIds, cancellationToken);
        foreach (var replyId in replyIds)
        {
            await spool.RemoveAsync(replyId, cancellationToken);
            await grains.GetGrain<IDeliveryGrain>(replyId).Erase();
        }
    }
}
