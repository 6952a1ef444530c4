using System.Globalization;
using Platform.Gateway.Commands;
using Platform.Threads;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Platform.Gateway.Scripts;

/// <summary>Reads scripts. An unknown key is a mistake, not a comment: a check that is misspelt would check nothing.</summary>
internal static class ScriptFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It cannot be read; the message names file and line.</exception>
    public static Script Read(string path)
    {
        var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        try
        {
            var script = reader.Deserialize<Script>(File.ReadAllText(path));
            return Refuse(script) is { } reason ? throw new CommandException($"{path}: {reason}") : script;
        }
        catch (YamlException failure)
        {
            throw new CommandException($"{path}, line {failure.Start.Line}: {failure.InnerException?.Message ?? failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>The time between two messages.</summary>
    public static TimeSpan Wait(string after)
    {
        var number = after.Length > 1 && double.TryParse(after[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : -1;
        return (number, after.Length > 0 ? after[^1] : ' ') switch
        {
            (>= 0, 's') => TimeSpan.FromSeconds(number),
            (>= 0, 'm') => TimeSpan.FromMinutes(number),
            (>= 0, 'h') => TimeSpan.FromHours(number),
            (>= 0, 'd') => TimeSpan.FromDays(number),
            _ => throw new CommandException($"after is '{after}': give a time such as 40s, 5m, 3h or 2d"),
        };
    }

    private static string? Refuse(Script? script) => script switch
    {
        null => "the file is empty",
        { Name: "" } => "name is missing",
        { Customer: "" } => "customer is missing: who writes, as 'John Smith <john@example.com>'",
        { Turns.Count: 0 } => "turns is empty",
        { Channel: not (Channels.Mail or Channels.Chat) } => $"channel is '{script.Channel}': give mail or chat",
        _ when !DateTimeOffset.TryParse(script.Start, CultureInfo.InvariantCulture, out _) => $"start is '{script.Start}': give a moment such as 2026-11-21T09:00:00-05:00",
        _ when script.Turns.FindIndex(turn => turn.Says.Length == 0) is >= 0 and var silent => $"turn {silent + 1} says nothing",
        _ => null,
    };
}
