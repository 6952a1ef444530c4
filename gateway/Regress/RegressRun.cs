using System.Collections.Immutable;
using Platform.Gateway.Api;
using Platform.Gateway.Commands;
using Platform.Gateway.Hosting;
using Platform.Gateway.Scripts;

namespace Platform.Gateway.Regress;

/// <summary>Plays the threads of a folder into a platform of its own, on its own clock and in its own data folder.</summary>
internal static class RegressRun
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Plays them, one after the other.</summary>
    /// <param name="folder">The recorded threads.</param>
    /// <param name="overrides">Settings that go before the folder's.</param>
    /// <param name="policy">A file of settings that goes before both; null for none.</param>
    /// <param name="run">Knowledge and shop.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ImmutableArray<ThreadOutcome>> PlayAsync(
        RegressFolder folder, IReadOnlyDictionary<string, string?> overrides, string? policy, RunSettings run, CancellationToken cancellationToken)
    {
        var time = new OffsetTime();
        await using var platform = await PlatformHost.StartAsync(run, cancellationToken, builder =>
        {
            builder.Configuration.AddJsonFile(folder.SettingsFile).AddInMemoryCollection(overrides);
            if (policy is not null)
            {
                builder.Configuration.AddJsonFile(policy);
            }

            DemoCommand.Configure(builder, time);
        });
        using var client = new PlatformClient(platform.Urls.First(), Poll);
        var outcomes = ImmutableArray.CreateBuilder<ThreadOutcome>();
        foreach (var script in folder.Scripts)
        {
            outcomes.Add(await PlayAsync(script, time, client, cancellationToken));
        }

        return outcomes.ToImmutable();
    }

    private static async Task<ThreadOutcome> PlayAsync(string file, OffsetTime time, PlatformClient client, CancellationToken cancellationToken)
    {
        var player = new ScriptPlayer(ScriptFile.Read(file), time);
        var turns = ImmutableArray.CreateBuilder<TurnOutcome>();
        foreach (var turn in player.Script.Turns)
        {
            player.Wait(turn);
            var made = await player.PlayAsync(turn, client, cancellationToken);
            var thread = await SettledAsync(player.ThreadId!, client, cancellationToken);
            turns.Add(TurnOutcome.Of(turns.Count + 1, thread, made?.Turn, made?.Reply));
        }

        return new(Path.GetFileNameWithoutExtension(file), turns.ToImmutable());
    }

    /// <summary>What a turn left to be done is done before the next message, or two runs would differ.</summary>
    private static async Task<ThreadView> SettledAsync(string id, PlatformClient client, CancellationToken cancellationToken)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ;)
        {
            var thread = await client.GetThreadAsync(id, cancellationToken);
            if (thread.Thread.PendingSince is null || TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                return thread;
            }

            await Task.Delay(Poll, TimeProvider.System, cancellationToken);
        }
    }
}
