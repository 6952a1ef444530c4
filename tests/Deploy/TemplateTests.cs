using System.Diagnostics;
using System.Globalization;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.Encryption;
using Platform.Tests.EndToEnd;
using Platform.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Platform.Tests.Deploy;

/// <summary>deploy/platform.yaml is sound, and its tables are those that the code uses.</summary>
public sealed class TemplateTests
{
    private static string Root => Path.GetFullPath(Path.Combine(PlatformFixture.Samples, ".."));

    private static string Template => Path.Combine(Root, "deploy", "platform.yaml");

    [NeedsNodeModuleFact("cloudformation")]
    public void The_template_follows_the_specification_of_its_resources()
    {
        var (code, output) = Check(Template);

        Assert.True(code == 0, output);
        Assert.Contains(" 0 problems", output, StringComparison.Ordinal);
    }

    [NeedsNodeModuleFact("cloudformation")]
    public void A_mistake_is_found()
    {
        var wrong = Path.Combine(Path.GetTempPath(), $"platform-template-{System.Environment.ProcessId}.yaml");
        File.WriteAllText(wrong, File.ReadAllText(Template)
            .Replace("BillingMode: PAY_PER_REQUEST", "BilingMode: PAY_PER_REQUEST", StringComparison.Ordinal)
            .Replace("Endpoint: !GetAtt InboundQueue.Arn", "Endpoint: !GetAtt InboundQueu.Arn", StringComparison.Ordinal));
        try
        {
            var (code, output) = Check(wrong);

            Assert.Equal(1, code);
            Assert.Contains("LogTable: there is no property BilingMode", output, StringComparison.Ordinal);
            Assert.Contains("InboundQueu is not in this template", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(wrong);
        }
    }

    [Fact]
    public void Its_tables_are_those_of_the_code()
    {
        foreach (var (resource, wanted) in new[] { ("LogTable", DynamoSchema.Log("x")), ("RowsTable", DynamoSchema.Rows("x")) })
        {
            var table = Properties(resource);
            Assert.Equal(wanted.BillingMode.Value, Text(table, "BillingMode"));
            Assert.Equal(Keys(wanted.KeySchema), Keys(table));
            Assert.Equal(
                wanted.AttributeDefinitions.Select(attribute => $"{attribute.AttributeName}:{attribute.AttributeType.Value}").Order(StringComparer.Ordinal),
                List(table, "AttributeDefinitions").Select(attribute => $"{Text(attribute, "AttributeName")}:{Text(attribute, "AttributeType")}").Order(StringComparer.Ordinal));
            Assert.Equal(
                wanted.GlobalSecondaryIndexes.Select(index => $"{index.IndexName} {Keys(index.KeySchema)} {index.Projection.ProjectionType.Value} {string.Join(',', index.Projection.NonKeyAttributes ?? [])}"),
                List(table, "GlobalSecondaryIndexes").Select(index => $"{Text(index, "IndexName")} {Keys(index)} {Projection(index)}"));
        }

        Assert.Equal(DynamoSchema.TimeToLive, Text((YamlMappingNode)Properties("RowsTable").Children["TimeToLiveSpecification"], "AttributeName"));
    }

    [Fact]
    public void Secrets_come_from_Secrets_Manager_and_each_process_has_only_its_own()
    {
        string[] secrets = ["PLATFORM_API_KEY", "PLATFORM_THREAD_KEYS", "PLATFORM_SMTP_PASSWORD", "OPENAI_API_KEY"];
        foreach (var (task, wanted) in new[] { ("SiloTask", new[] { "PLATFORM_THREAD_KEYS=ThreadKeys" }), ("GatewayTask", ["PLATFORM_API_KEY=ApiKey", "PLATFORM_THREAD_KEYS=ThreadKeys"]) })
        {
            var container = List(Properties(task), "ContainerDefinitions").Single();
            Assert.Equal(wanted, List(container, "Secrets").Select(secret => $"{Text(secret, "Name")}={Text(secret, "ValueFrom")}"));
            Assert.DoesNotContain(List(container, "Environment"), variable => secrets.Contains(Text(variable, "Name")));
        }

        var statements = List((YamlMappingNode)List(Properties("ExecutionRole"), "Policies").Single().Children["PolicyDocument"], "Statement");
        var reading = statements.Single(statement => Text(statement, "Action") == "secretsmanager:GetSecretValue");
        Assert.Equal(["ApiKey", "ThreadKeys"], ((YamlSequenceNode)reading.Children["Resource"]).Select(resource => ((YamlScalarNode)resource).Value));
        Assert.All(new[] { "ApiKey", "ThreadKeys" }, secret => Assert.Equal("DataKey.Arn", Text(Properties(secret), "KmsKeyId")));
    }

    [Fact]
    public void Its_silos_send_through_SES_as_the_domain_and_with_its_set_only()
    {
        var settings = Environment("SiloTask");
        Assert.Equal("true", settings["Platform__Ses__Send"]);
        Assert.False(settings.ContainsKey("Platform__Cluster__Outbox"));
        Assert.False(Environment("GatewayTask").ContainsKey("Platform__Ses__Send"));

        var policy = ((YamlSequenceNode)Properties("SiloRole").Children["Policies"]).OfType<YamlMappingNode>().Single(found => Text(found, "PolicyName") == "mail");
        var statement = Assert.Single(List((YamlMappingNode)policy.Children["PolicyDocument"], "Statement"));
        Assert.Equal(["ses:SendEmail", "ses:SendRawEmail"], Texts(statement, "Action"));
        Assert.Equal(["identity/${Domain}", "configuration-set/${Prefix}"], Texts(statement, "Resource").Select(arn => arn[(arn.LastIndexOf(':') + 1)..]));
    }

    [Fact]
    public void Its_silos_may_erase_every_version_of_an_object_its_gateways_none_and_nobody_scans_what_is_kept()
    {
        var (silo, gateway) = (Statements("SiloRole"), Statements("GatewayRole"));

        Assert.Equal(["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"], Texts(silo["Objects"], "Action"));
        Assert.Equal(["s3:ListBucket", "s3:GetBucketVersioning", "s3:ListBucketVersions"], Texts(silo["Missing"], "Action"));
        Assert.DoesNotContain(Texts(gateway["Objects"], "Action"), action => action.StartsWith("s3:Delete", StringComparison.Ordinal));
        Assert.All(new[] { silo, gateway }, role => Assert.DoesNotContain("dynamodb:Scan", Texts(role["Tables"], "Action")));
    }

    [Fact]
    public void Its_bucket_keeps_staged_mails_longer_than_any_mail_waits()
    {
        var rules = List((YamlMappingNode)Properties("DataBucket").Children["LifecycleConfiguration"], "Rules");
        var rule = rules.Single(found => found.Children.TryGetValue("Prefix", out var prefix) && ((YamlScalarNode)prefix).Value == DynamoMailSpool.Prefix);

        Assert.InRange(int.Parse(Text(rule, "ExpirationInDays"), CultureInfo.InvariantCulture), DynamoMailSpool.LeftBehind.Days + 1, 365);
    }

    [Fact]
    public void Its_data_keys_are_wrapped_with_a_context_that_names_the_customer()
    {
        Assert.All(new[] { "SiloTask", "GatewayTask" }, task => Assert.Contains("Platform__Encryption__KmsKeyId", Environment(task).Keys));
        var statement = Assert.Single(List((YamlMappingNode)Properties("ContentKeyPolicy").Children["PolicyDocument"], "Statement"));
        Assert.Equal(["kms:Encrypt", "kms:Decrypt"], Texts(statement, "Action"));
        var condition = (YamlMappingNode)statement.Children["Condition"];
        Assert.Equal("false", Text((YamlMappingNode)condition.Children["Null"], $"kms:EncryptionContext:{KmsKeyWrapper.CustomerContext}"));
        Assert.Equal([KmsKeyWrapper.CustomerContext, KmsKeyWrapper.KeyContext], Texts((YamlMappingNode)condition.Children["ForAllValues:StringEquals"], "kms:EncryptionContextKeys"));
    }

    private static Dictionary<string, YamlMappingNode> Statements(string role) => ((YamlSequenceNode)Properties(role).Children["Policies"])
        .OfType<YamlMappingNode>()
        .SelectMany(policy => List((YamlMappingNode)policy.Children["PolicyDocument"], "Statement"))
        .Where(statement => statement.Children.ContainsKey("Sid"))
        .ToDictionary(statement => Text(statement, "Sid"), StringComparer.Ordinal);

    private static Dictionary<string, string?> Environment(string task)
    {
        var container = Assert.Single(List(Properties(task), "ContainerDefinitions"));
        return List(container, "Environment").ToDictionary(entry => Text(entry, "Name"), entry => (entry.Children["Value"] as YamlScalarNode)?.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Texts(YamlMappingNode node, string key) => ((YamlSequenceNode)node.Children[key]).Select(entry => ((YamlScalarNode)entry).Value!);

    private static string Projection(YamlMappingNode index)
    {
        var projection = (YamlMappingNode)index.Children["Projection"];
        var attributes = projection.Children.TryGetValue("NonKeyAttributes", out var names) ? ((YamlSequenceNode)names).Select(name => ((YamlScalarNode)name).Value) : [];
        return $"{Text(projection, "ProjectionType")} {string.Join(',', attributes)}";
    }

    private static string Keys(List<Amazon.DynamoDBv2.Model.KeySchemaElement> keys) => string.Join(' ', keys.Select(key => $"{key.AttributeName}={key.KeyType.Value}"));

    private static string Keys(YamlMappingNode table) => string.Join(' ', List(table, "KeySchema").Select(key => $"{Text(key, "AttributeName")}={Text(key, "KeyType")}"));

    private static IEnumerable<YamlMappingNode> List(YamlMappingNode node, string key) => ((YamlSequenceNode)node.Children[key]).Cast<YamlMappingNode>();

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[key]).Value!;

    private static YamlMappingNode Properties(string resource)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Template);
        yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        return (YamlMappingNode)((YamlMappingNode)((YamlMappingNode)root.Children["Resources"]).Children[resource]).Children["Properties"];
    }

    private static (int Code, string Output) Check(string template)
    {
        using var check = Process.Start(new ProcessStartInfo("node", [Path.Combine(Root, "tests", "Servers", "cloudformation", "check.mjs"), template])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = check.StandardError.ReadToEndAsync();
        var output = check.StandardOutput.ReadToEnd();
        check.WaitForExit();
        return (check.ExitCode, output + errors.Result);
    }
}
