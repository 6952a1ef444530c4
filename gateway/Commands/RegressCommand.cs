using System.Collections.Immutable;
using System.CommandLine;
using Platform.Gateway.Hosting;
using Platform.Gateway.Regress;
using Platform.Models;

namespace Platform.Gateway.Commands;

/// <summary><c>platform regress</c>: plays recorded threads against another prompt, model or policy and names those that come out differently.</summary>
internal static class RegressCommand
{
    public static Command Create()
    {
        var cassettes = new Option<string>("--cassettes") { Description = "The folder of recorded threads", Required = true };
        var prompt = new Option<string[]>("--prompt") { Description = "Another prompt, as ROLE=FILE.md (understanding, drafting, summary)" };
        var model = new Option<string[]>("--model") { Description = "Another model, as ROLE=ID" };
        var policy = new Option<string?>("--policy") { Description = "A JSON file of settings that go before the recorded ones" };
        var record = new Option<bool>("--record") { Description = "Call the provider of settings.json and record its answers and what comes of them" };
        var knowledge = SharedOptions.Knowledge();
        var shop = SharedOptions.Shop();
        var command = new Command("regress", "Plays recorded threads without network against another prompt, model or policy; names those whose outcome changed")
        {
            cassettes, prompt, model, policy, record, knowledge, shop,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(parsed.GetRequiredValue(cassettes)),
            parsed.GetValue(prompt) ?? [],
            parsed.GetValue(model) ?? [],
            parsed.GetValue(policy) is { } file ? Existing(file) : null,
            parsed.GetValue(record),
            SharedOptions.KnowledgeFolder(parsed.GetValue(knowledge)),
            SharedOptions.ShopFolder(parsed.GetValue(shop)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        RegressFolder folder, string[] prompts, string[] models, string? policy, bool record, string knowledge, string shop, CancellationToken cancellationToken)
    {
        var temporary = Directory.CreateTempSubdirectory("platform-regress-");
        try
        {
            var run = new RunSettings(Path.Combine(temporary.FullName, "data"), "http://127.0.0.1:0", knowledge, shop);
            var outcomes = await RegressRun.PlayAsync(folder, Settings(folder, prompts, models, record, temporary), policy, run, cancellationToken);
            if (record)
            {
                folder.WriteOutcomes(outcomes);
                Console.WriteLine($"{outcomes.Length} threads recorded in {folder.Path}");
                return 0;
            }

            return Report(outcomes, folder.ReadOutcomes());
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static int Report(ImmutableArray<ThreadOutcome> now, ImmutableArray<ThreadOutcome> before)
    {
        var changed = 0;
        foreach (var outcome in now)
        {
            var known = before.FirstOrDefault(thread => thread.Name == outcome.Name);
            List<string> differences = known is null ? ["was not recorded"] : [.. outcome.Differences(known)];
            if (differences.Count > 0)
            {
                changed++;
                Console.WriteLine(outcome.Name);
                differences.ForEach(difference => Console.WriteLine($"    {difference}"));
            }
        }

        Console.WriteLine($"{now.Length} threads played, {changed} came out differently");
        return changed == 0 ? 0 : 1;
    }

    private static Dictionary<string, string?> Settings(RegressFolder folder, string[] prompts, string[] models, bool record, DirectoryInfo temporary)
    {
        var settings = new Dictionary<string, string?> { [$"{ModelOptions.Section}:Cassettes"] = folder.Path };
        if (record)
        {
            settings[$"{ModelOptions.Section}:Record"] = "true";
        }
        else
        {
            settings[$"{ModelOptions.Section}:Provider"] = ModelProviders.Replay;
        }

        foreach (var (role, file) in prompts.Select(given => Pair("--prompt", given)))
        {
            var version = Path.GetFileNameWithoutExtension(file);
            File.Copy(Existing(file), Path.Combine(temporary.CreateSubdirectory(Path.Combine("prompts", role)).FullName, $"{version}.md"), overwrite: true);
            settings[$"{ModelOptions.Section}:PromptFolder"] = Path.Combine(temporary.FullName, "prompts");
            settings[$"{ModelOptions.Section}:{role}:Prompt"] = version;
        }

        foreach (var (role, id) in models.Select(given => Pair("--model", given)))
        {
            settings[$"{ModelOptions.Section}:{role}:Model"] = id;
            settings[$"{ModelOptions.Section}:Prices:99:Model"] = id;
        }

        return settings;
    }

    private static (string Role, string Value) Pair(string option, string given)
    {
        var parts = given.Split('=', 2);
        return parts.Length == 2 && parts[0] is ModelRoles.Understanding or ModelRoles.Drafting or ModelRoles.Summary
            ? (parts[0], parts[1])
            : throw new CommandException($"{option} {given}: give ROLE=VALUE, with understanding, drafting or summary");
    }

    private static string Existing(string file) => File.Exists(file) ? Path.GetFullPath(file) : throw new CommandException($"{file} does not exist");
}
