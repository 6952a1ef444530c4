using System.Reflection;
using Xunit.Sdk;

namespace Platform.Tests.Contracts.Stores;

/// <summary>Runs a contract test on SQLite, with these arguments behind the store's name.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OnSqliteAttribute(params object?[] arguments) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [["sqlite", .. arguments]];
}
