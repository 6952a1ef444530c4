using System.Reflection;
using Xunit.Sdk;

namespace Platform.Tests.Contracts.Stores;

/// <summary>Runs a contract test on DynamoDB and S3, as dynalite and fauxqs are them; without Node.js it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OnDynamoAttribute : DataAttribute
{
    private readonly object?[] _arguments;

    public OnDynamoAttribute(params object?[] arguments)
    {
        _arguments = arguments;
        Skip = Support.NodeServer.Missing;
    }

    /// <summary>Whether the stores encrypt.</summary>
    public bool Encrypted { get; set; }

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [[Encrypted ? "dynamo-encrypted" : "dynamo", .. _arguments]];
}
