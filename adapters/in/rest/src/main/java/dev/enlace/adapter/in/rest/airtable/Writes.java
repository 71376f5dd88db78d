package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.problem.FailureRefusals;
import dev.enlace.adapter.in.rest.problem.Problems;
import dev.enlace.adapter.in.rest.wire.AirtableBatch;
import dev.enlace.adapter.in.rest.wire.AirtableBatch.OutcomeEnum;
import dev.enlace.adapter.in.rest.wire.AirtableRecordInput;
import dev.enlace.adapter.in.rest.wire.AirtableUpsert;
import dev.enlace.adapter.in.rest.wire.AirtableWriteRequest;
import dev.enlace.adapter.in.rest.wire.AirtableWriteResponse;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.airtable.WriteRecords.Outcome;
import dev.enlace.application.port.in.airtable.WriteRecords.Written;
import dev.enlace.domain.airtable.AirtableCall.Method;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.text.Language;
import dev.enlace.toon.FlatRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes as they are asked for, and what became of them. */
final class Writes {
  private Writes() {}

  static RecordWrite of(Method method, TableRef table, AirtableWriteRequest request) {
    AirtableUpsert upsert = request.getPerformUpsert();
    Map<String, Object> options =
        new Parameters()
            .with("typecast", request.getTypecast())
            .with("returnFieldsByFieldId", request.getReturnFieldsByFieldId())
            .with(
                "performUpsert",
                upsert == null ? null : Map.of("fieldsToMergeOn", upsert.getFieldsToMergeOn()))
            .all();
    List<Object> records = request.getRecords().stream().<Object>map(Writes::record).toList();
    return new RecordWrite(method, table, records, options);
  }

  private static Map<String, Object> record(AirtableRecordInput record) {
    return new Parameters().with("id", record.getId()).with("fields", record.getFields()).all();
  }

  /**
   * What is answered.
   *
   * @param flat whether the records of all batches are to be one table
   */
  static AirtableWriteResponse wire(List<Written> written, boolean flat, Language language) {
    AirtableWriteResponse wire =
        new AirtableWriteResponse()
            .complete(written.stream().allMatch(each -> each.outcome() instanceof Outcome.Done))
            .records(new ArrayList<>());
    for (Written batch : written) {
      wire.addBatchesItem(batch(batch, language));
      if (batch.outcome() instanceof Outcome.Done(Map<String, Object> answer)) {
        add(wire, answer);
      }
    }
    return flat ? wire.records(rows(wire.getRecords())) : wire;
  }

  private static AirtableBatch batch(Written written, Language language) {
    AirtableBatch batch = new AirtableBatch().first(written.first()).count(written.count());
    return switch (written.outcome()) {
      case Outcome.Done _ -> batch.outcome(OutcomeEnum.DONE);
      case Outcome.NotTried _ -> batch.outcome(OutcomeEnum.NOT_TRIED);
      case Outcome.Refused(Failure failure) ->
          problem(batch.outcome(OutcomeEnum.FAILED), failure, language);
      case Outcome.Unknown(Failure failure) ->
          problem(batch.outcome(OutcomeEnum.UNKNOWN), failure, language);
    };
  }

  private static AirtableBatch problem(AirtableBatch batch, Failure failure, Language language) {
    return batch.problem(Problems.of(FailureRefusals.of(failure), language));
  }

  private static void add(AirtableWriteResponse wire, Map<String, Object> answer) {
    if (answer.get("records") instanceof List<?> records) {
      records.forEach(record -> wire.addRecordsItem(record(record)));
    }
    if (answer.get("createdRecords") instanceof List<?> ids) {
      ids.forEach(id -> wire.addCreatedRecordsItem(String.valueOf(id)));
    }
    if (answer.get("updatedRecords") instanceof List<?> ids) {
      ids.forEach(id -> wire.addUpdatedRecordsItem(String.valueOf(id)));
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a cell may be null, as Airtable's may
  private static List<Map<String, Object>> rows(List<Map<String, Object>> records) {
    return (List<Map<String, Object>>) (List<?>) FlatRecords.rows(records);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> record(Object record) {
    return record instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
