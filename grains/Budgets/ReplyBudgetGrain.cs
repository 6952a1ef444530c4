using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Platform.Budgets;

/// <summary>Counts in memory and writes now and then: a crash forgives a few mails, and an ordinary customer costs no write at all.</summary>
public sealed class ReplyBudgetGrain(
    [PersistentState("reply-budget", PlatformStorage.Grains)] IPersistentState<ReplyBudgetState> saved,
    IOptions<ReplyBudgetOptions> options,
    TimeProvider time) : Grain, IReplyBudgetGrain
{
    /// <summary>Mails between two writes; a crash forgives at most this many.</summary>
    private const int WriteEvery = 8;

    private ReplyBudgetState _state = ReplyBudgetState.Empty;
    private ReplyBudgetState _written = ReplyBudgetState.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = _written = saved.RecordExists ? saved.State : ReplyBudgetState.Empty;
        return Task.CompletedTask;
    }

    /// <summary>Whoever writes slowly must not be forgotten each time.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => WriteAsync();

    public async Task<bool> TryTake(string replyId)
    {
        if (ReplyBudgetDecider.TryTake(_state, replyId, options.Value, time.GetUtcNow()) is not { } next)
        {
            return false;
        }

        _state = next;
        if (next.Replies.Length % WriteEvery == 0)
        {
            await WriteAsync();
        }

        return true;
    }

    public async Task Erase()
    {
        _state = _written = ReplyBudgetState.Empty;
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    private Task WriteAsync()
    {
        if (_state == _written)
        {
            return Task.CompletedTask;
        }

        saved.State = _written = _state;
        return saved.WriteStateAsync();
    }
}
