using Platform.Silo.Adapters.Smtp;

namespace Platform.Tests.Support;

/// <summary>A spool as a process sees it that was paused between reading a mail and beginning it: another one has begun meanwhile.</summary>
internal sealed class OvertakenSpool(IMailSpool spool) : IMailSpool
{
    public Task PutAsync(string id, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken) => spool.PutAsync(id, mail, cancellationToken);

    public async ValueTask<SpooledMail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var seen = await spool.FindAsync(id, cancellationToken);
        if (seen is not null)
        {
            Assert.True(await spool.BeginEndAsync(id, seen));
        }

        return seen;
    }

    public Task<bool> BeginEndAsync(string id, SpooledMail seen) => spool.BeginEndAsync(id, seen);

    public Task RecordAsync(string id, SmtpVerdict verdict, bool confirms, string? assignedId = null) => spool.RecordAsync(id, verdict, confirms, assignedId);

    public Task RemoveAsync(string id, CancellationToken cancellationToken) => spool.RemoveAsync(id, cancellationToken);
}
