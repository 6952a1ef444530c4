using System.Reflection;
using Xunit.Sdk;

namespace Platform.Tests.Contracts.Stores;

/// <summary>Runs a contract test on SQLite, with these arguments behind the store's name.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OnSqliteAttribute(params object?[] arguments) : DataAttribute
{
    /// <summary>Whether the stores encrypt.</summary>
    public bool Encrypted { get; set; }

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [[Encrypted ? "sqlite-encrypted" : "sqlite", .. arguments]];
}
