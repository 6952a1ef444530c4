using System.CommandLine;
using Platform.Gateway.Hosting;

namespace Platform.Gateway.Commands;

/// <summary><c>platform run</c>: silo and gateway in one process.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var urls = new Option<string>("--urls") { Description = "What to listen on, separated by ';'", DefaultValueFactory = _ => SharedOptions.DefaultUrl };
        var knowledge = SharedOptions.Knowledge();
        var shop = SharedOptions.Shop();
        var command = new Command("run", "Runs the platform: silo and gateway in one process, until SIGTERM or Ctrl+C") { data, urls, knowledge, shop };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(
                Path.GetFullPath(parsed.GetRequiredValue(data)),
                parsed.GetRequiredValue(urls),
                SharedOptions.KnowledgeFolder(parsed.GetValue(knowledge)),
                SharedOptions.ShopFolder(parsed.GetValue(shop))),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        await using var platform = await PlatformHost.StartAsync(settings, cancellationToken);
        Announce(platform, settings);
        await platform.WaitForShutdownAsync(cancellationToken);
        Console.WriteLine("stopped");
        return 0;
    }

    private static void Announce(PlatformHost platform, RunSettings settings)
    {
        var url = platform.Urls.First();
        Console.WriteLine($"""

            listening   {string.Join(", ", platform.Urls)}   (API description: {url}/openapi/v1.json)
            mail in     POST {url}/v1/mail, or a file in {platform.Inbox}
            mail out    {platform.MailOut}
            data        {settings.DataFolder}
            knowledge   {settings.KnowledgeFolder} ({platform.KnowledgeDocuments} documents)
            shop        {settings.ShopFolder}
            content     {platform.Content}
            access      {(platform.RequiresApiKey ? "Authorization: Bearer $PLATFORM_API_KEY" : "no key needed on loopback; set PLATFORM_API_KEY to ask for one")}

            try         ./platform send samples/mails/01-where-is-my-order.eml --url {url}
            """);
    }
}
