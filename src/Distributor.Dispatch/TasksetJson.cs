using System.Text.Json.Serialization;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>A taskset in the form that is hashed.</summary>
[JsonSerializable(typeof(Taskset), GenerationMode = JsonSourceGenerationMode.Serialization)]
internal sealed partial class TasksetJson : JsonSerializerContext;
