using System.CommandLine;
using System.Globalization;
using Platform.Gateway.Hosting;
using Platform.Gateway.Scripts;

namespace Platform.Gateway.Commands;

/// <summary><c>platform demo-host</c>: a platform whose clock is ahead, for a parent that kills it. Hidden: <see cref="DemoProcess"/> is who calls it.</summary>
internal static class DemoHostCommand
{
    public const string Name = "demo-host";

    /// <summary>What stands before the address, in the one line that it writes.</summary>
    public const string Listening = "listening ";

    public static Command Create()
    {
        var data = SharedOptions.Data();
        var knowledge = SharedOptions.Knowledge();
        var shop = SharedOptions.Shop();
        var ahead = new Option<string>("--ahead") { Description = "How far the clock is ahead, as d.hh:mm:ss", DefaultValueFactory = _ => "0" };
        var command = new Command(Name, "A platform whose clock is ahead; it ends with its standard input") { data, knowledge, shop, ahead };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(
                Path.GetFullPath(parsed.GetRequiredValue(data)),
                "http://127.0.0.1:0",
                SharedOptions.KnowledgeFolder(parsed.GetValue(knowledge)),
                SharedOptions.ShopFolder(parsed.GetValue(shop))),
            TimeSpan.Parse(parsed.GetRequiredValue(ahead), CultureInfo.InvariantCulture),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RunSettings settings, TimeSpan ahead, CancellationToken cancellationToken)
    {
        var time = new OffsetTime();
        time.Advance(ahead);
        await using var platform = await PlatformHost.StartAsync(settings, cancellationToken, builder => DemoCommand.Configure(builder, time));
        Console.WriteLine(Listening + platform.Urls.First());

        // A parent that died cannot kill it any more; its end of the pipe is closed then.
        while (await Console.In.ReadLineAsync(cancellationToken) is not null)
        {
        }

        return 0;
    }
}
