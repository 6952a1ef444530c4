using System.CommandLine;
using System.Globalization;
using Platform.Gateway.Api;
using Platform.Gateway.Hosting;
using Platform.Gateway.Scripts;

namespace Platform.Gateway.Commands;

/// <summary><c>platform demo</c>: plays a script on a platform of its own whose process is killed between any two messages; days pass at once.</summary>
internal static class DemoCommand
{
    private const string Default = "reference-thread.yaml";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    public static Command Create()
    {
        var file = new Argument<string?>("SCRIPT.yaml") { Description = "The conversation to play; default: samples/conversations/" + Default, Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data") { Description = "Where to keep what it leaves; default: a new folder below the temporary files" };
        var knowledge = SharedOptions.Knowledge();
        var shop = SharedOptions.Shop();
        var stop = new Option<bool>("--stop") { Description = "Stop the platform in good order between messages, in this process, instead of killing a process of its own" };
        var command = new Command("demo", "Plays a whole conversation: days between the messages, and the platform's process killed (SIGKILL) after each of them")
        {
            file, data, knowledge, shop, stop,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var folder = parsed.GetValue(data) is { } given ? Path.GetFullPath(given) : Directory.CreateTempSubdirectory("platform-demo-").FullName;
            var settings = new RunSettings(
                folder, "http://127.0.0.1:0", SharedOptions.KnowledgeFolder(parsed.GetValue(knowledge)), SharedOptions.ShopFolder(parsed.GetValue(shop)));
            return PlayAsync(ScriptFile.Read(parsed.GetValue(file) ?? Sample()), settings, !parsed.GetValue(stop), cancellationToken);
        });
        return command;
    }

    /// <summary>Settings of a demo's host: its clock, and no wait for a burst that will not come.</summary>
    public static void Configure(WebApplicationBuilder builder, OffsetTime time)
    {
        time.Use(builder.Services);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Platform:Threads:BurstQuiet"] = "00:00:00" });
    }

    private static async Task<int> PlayAsync(Script script, RunSettings settings, bool kill, CancellationToken cancellationToken)
    {
        var time = new OffsetTime();
        var player = new ScriptPlayer(script, time);
        Console.WriteLine($"{script.Name}\n{script.Customer}, over {script.Channel}; the platform is {(kill ? "killed" : "stopped")} and started between any two messages\n");
        foreach (var turn in script.Turns)
        {
            player.Wait(turn);
            var (platform, client, name) = await StartAsync(settings, time, kill, cancellationToken);
            await using (platform)
            using (client)
            {
                Say(time, script.Customer, turn.Says);
                var made = await player.PlayAsync(turn, client, cancellationToken);
                Say(time, "Shop", made?.Reply?.Text ?? "(no reply: a human has this conversation)");
                if (made?.Turn.HandOff is { } reason)
                {
                    Console.WriteLine($"    [handed to a human: {reason}]\n");
                }
            }

            Console.WriteLine($"    [{name}]\n");
        }

        var (last, reader, _) = await StartAsync(settings, time, kill, cancellationToken);
        await using (last)
        using (reader)
        {
            Sum(await SettledAsync(reader, player.ThreadId!, cancellationToken), settings.DataFolder);
        }

        return 0;
    }

    /// <summary>A platform on the folder, a client of it, and what to say when it has ended.</summary>
    private static async Task<(IAsyncDisposable Platform, PlatformClient Client, string Ended)> StartAsync(
        RunSettings settings, OffsetTime time, bool kill, CancellationToken cancellationToken)
    {
        if (kill)
        {
            var process = await DemoProcess.StartAsync(settings, time, cancellationToken);
            return (process, new(process.Url), $"process {process.Id} killed");
        }

        var host = await PlatformHost.StartAsync(settings, cancellationToken, builder => Configure(builder, time));
        return (host, new(host.Urls.First()), "platform stopped");
    }

    /// <summary>The thread once all that its turns left is done: the last process may have been killed before.</summary>
    private static async Task<ThreadView> SettledAsync(PlatformClient client, string threadId, CancellationToken cancellationToken)
    {
        var system = TimeProvider.System;
        for (var started = system.GetTimestamp();;)
        {
            var thread = await client.GetThreadAsync(threadId, cancellationToken);
            if (thread.Thread.PendingSince is null || system.GetElapsedTime(started) > Patience)
            {
                return thread;
            }

            await Task.Delay(PollEvery, system, cancellationToken);
        }
    }

    private static void Say(TimeProvider time, string who, string text) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():ddd d MMM yyyy HH:mm} UTC  {who}\n    {text.ReplaceLineEndings("\n    ")}\n"));

    private static void Sum(ThreadView thread, string folder)
    {
        var conversation = thread.Conversation;
        Console.WriteLine($"""
            the thread   {thread.Thread.ThreadId}, {thread.Thread.Status}, {thread.Thread.Messages} messages, {thread.Thread.Replies} replies
            verified     {conversation.CustomerEmail ?? "nobody"}; {string.Join(", ", conversation.Verifications.Select(proved => $"level {proved.Level} for order {proved.OrderNumber}"))}
            remembers    {string.Join(", ", conversation.Slots.Select(slot => $"{slot.Name} {slot.Value}"))}
            mood         {conversation.Sentiment:0.00} (-1 to 1)
            lead score   {conversation.LeadScore}
            effects      {string.Join(", ", thread.Jobs.Select(job => $"{job.Kind}{(job.DoneAt is null ? " (not done)" : "")}"))}
            state        {thread.StateHash}
            left in      {folder}
            """);
    }

    private static string Sample() =>
        SampleFolders.Find("conversations") is { } folder
            ? Path.Combine(folder, Default)
            : throw new CommandException("samples/conversations was not found: name a script");
}
