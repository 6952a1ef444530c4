using System.CommandLine;
using Platform.Gateway.Hosting;

namespace Platform.Gateway.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public const string DefaultUrl = "http://127.0.0.1:8080";

    public static Option<string> Data() => new("--data")
    {
        Description = "Folder of the database, the inbox and the outbox",
        DefaultValueFactory = _ => "./data",
    };

    public static Option<string> Url() => new("--url")
    {
        Description = "Where the platform listens",
        DefaultValueFactory = _ => DefaultUrl,
    };

    public static Option<string?> Knowledge() => new("--knowledge")
    {
        Description = "Folder of the shop's documents (Markdown, HTML, text); default: the demo shop's",
    };

    public static Option<string?> Shop() => new("--shop")
    {
        Description = "Folder of the shop's CSV files; default: the demo shop's",
    };

    /// <summary>The demo's folder when none was given.</summary>
    public static string KnowledgeFolder(string? given) => Existing(given, "knowledge", "--knowledge");

    /// <summary>The demo's folder when none was given.</summary>
    public static string ShopFolder(string? given) => Existing(given, "shop", "--shop");

    private static string Existing(string? given, string sample, string option)
    {
        var folder = given ?? SampleFolders.Find(sample)
            ?? throw new CommandException($"the demo folder samples/{sample} was not found: name a folder with {option}");
        return Directory.Exists(folder)
            ? Path.GetFullPath(folder)
            : throw new CommandException($"{option} {folder}: there is no such folder");
    }
}
