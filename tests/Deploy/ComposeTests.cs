using System.Text.RegularExpressions;
using Platform.Models;
using Platform.Outgoing;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Ses;
using Platform.Silo.Hosting;
using Platform.Tests.EndToEnd;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Platform.Tests.Deploy;

/// <summary>docker-compose.yml and docker-compose.cluster.yml: nothing runs as root, nothing floats, everything says when it is ready, and every setting exists.</summary>
public sealed partial class ComposeTests
{
    private static readonly Dictionary<string, Type> Options = new()
    {
        ["Cluster"] = typeof(PlatformClusterOptions),
        ["Dynamo"] = typeof(DynamoOptions),
        ["Mail"] = typeof(MailOptions),
        ["Models"] = typeof(ModelOptions),
        ["Ses"] = typeof(SesOptions),
    };

    public static TheoryData<string, string> Services()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in (string[])["docker-compose.yml", "docker-compose.cluster.yml"])
        {
            foreach (var service in Read(file).Keys)
            {
                data.Add(file, (string)service);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_locked_down_and_says_when_it_is_ready(string file, string name)
    {
        var service = Map(Read(file)[name]);

        Assert.Equal(["ALL"], List(service["cap_drop"]));
        Assert.Equal(["no-new-privileges:true"], List(service["security_opt"]));
        Assert.Equal((service.ContainsKey("image") ? "false" : "true", "true"), (service["read_only"], service["init"]));
        Assert.NotEqual("root", service.GetValueOrDefault("user"));
        Assert.NotEmpty(List(Map(service["healthcheck"])["test"]));
        Assert.All(List(service.GetValueOrDefault("ports") ?? new List<object>()), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_built_here_or_has_a_version(string file, string name)
    {
        var service = Map(Read(file)[name]);
        if (service.GetValueOrDefault("image") is string image)
        {
            Assert.Matches(@":\d+\.\d+", image);
            return;
        }

        var build = service["build"] is string context ? new() { ["context"] = context } : Map(service["build"]);
        var folder = Path.Combine(Root, (string)build["context"]);
        var dockerfile = File.ReadAllText(Path.Combine(folder, (string)(build.GetValueOrDefault("dockerfile") ?? "Dockerfile")));
        Assert.Matches(@"(?m)^USER (?!root|0)", dockerfile);
        Assert.All(From().Matches(dockerfile).Select(match => match.Groups[1].Value), from => Assert.Matches(@":\d+\.\d+", from));
        if (build.GetValueOrDefault("args") is { } arguments)
        {
            // What it starts is a file of a package that the lock file names.
            var servers = Path.Combine(folder, (string)Map(arguments)["SERVERS"]);
            var command = List(service["command"]);
            var package = Regex.Match(command[1], "node_modules/((@[^/]+/)?[^/]+)/").Groups[1].Value;
            Assert.Contains($"\"node_modules/{package}\"", File.ReadAllText(Path.Combine(servers, "package-lock.json")), StringComparison.Ordinal);
            Assert.All(command.Where(part => part.EndsWith(".json", StringComparison.Ordinal)), part => Assert.True(File.Exists(Path.Combine(servers, part)), part));
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void What_a_service_waits_for_is_there_and_healthy(string file, string name)
    {
        var services = Read(file);
        foreach (var (other, condition) in Map(Map(services[name]).GetValueOrDefault("depends_on") ?? new Dictionary<object, object>()))
        {
            Assert.Equal("service_healthy", Map(condition)["condition"]);
            Assert.True(services.ContainsKey(other), other);
        }
    }

    [Fact]
    public void Every_setting_of_the_cluster_exists_and_its_addresses_are_those_of_services()
    {
        var services = Read("docker-compose.cluster.yml");
        foreach (var (key, value) in services.Values.SelectMany(service => Map(Map(service).GetValueOrDefault("environment") ?? new Dictionary<object, object>())))
        {
            if (key.StartsWith("Platform__", StringComparison.Ordinal))
            {
                var parts = key.Split("__");
                var type = parts[2..].Aggregate(Options[parts[1]], (current, part) => part == "0" ? current.GetGenericArguments()[0] : current.GetProperty(part)?.PropertyType ?? throw new InvalidOperationException($"{key}: {part} is not there"));
                Assert.True(type == typeof(string) || type == typeof(bool), key);
            }

            if (Uri.TryCreate((string)value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp)
            {
                Assert.Contains($"{address.Port}", Text(Map(services[address.Host])), StringComparison.Ordinal);
            }
        }
    }

    private static string Root => Path.GetFullPath(Path.Combine(PlatformFixture.Samples, ".."));

    /// <summary>The services, with what they take over from others merged in.</summary>
    private static Dictionary<string, object> Read(string file)
    {
        using var text = File.OpenText(Path.Combine(Root, file));
        return Map(Map(new DeserializerBuilder().Build().Deserialize(new MergingParser(new Parser(text)))!)["services"]);
    }

    private static Dictionary<string, object> Map(object node) => ((Dictionary<object, object>)node).ToDictionary(pair => (string)pair.Key, pair => pair.Value);

    private static List<string> List(object node) => [.. ((List<object>)node).Cast<string>()];

    private static string Text(object node) => node switch
    {
        Dictionary<string, object> map => string.Join(' ', map.Values.Select(Text)),
        Dictionary<object, object> map => string.Join(' ', map.Values.Select(Text)),
        List<object> list => string.Join(' ', list.Select(Text)),
        var text => $"{text}",
    };

    [GeneratedRegex(@"(?m)^FROM (\S+)")]
    private static partial Regex From();
}
